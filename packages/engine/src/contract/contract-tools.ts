import type {Engine} from '../engine.ts';
import type {InputFile} from '../inputs.ts';
import type {FrameRate} from '../frame-rate.ts';
import type {Size} from '../size.ts';

/** What the suite needs from whoever runs it: it knows no test runner and no file system. */
export type ContractTools = {
  /** Declares a test: vitest's `test`, node's `test`, or one that just runs the body. */
  readonly test: (name: string, body: () => Promise<void>) => void;
  /** A path at which nothing exists, in a folder that does. */
  readonly newPath: (extension: string) => Promise<string>;
  /** The bytes of a file, or `null` where there is none. */
  readonly readFile: (path: string) => Promise<Uint8Array | null>;
  readonly writeFile: (path: string, bytes: Uint8Array) => Promise<void>;
  /** Looks into a clip and throws where it is not what was asked for. */
  readonly checkClip?: (path: string, expected: ExpectedClip) => Promise<void>;
};

export type ExpectedClip = {
  readonly size: Size;
  readonly seconds: number;
  readonly frameRate: FrameRate;
  readonly sound: boolean;
};

export type ContractSubject = {
  /** A new instance, as another process would make it: instances share nothing but what is outside of them. */
  readonly makeEngine: () => Engine;
  /**
   * A clip or still of somebody: what characters are made from, or what is looked at with every shot.
   * @default none
   */
  readonly reference?: () => Promise<InputFile>;
  /** An image of the first size, to be tried as a first frame. */
  readonly still?: () => Promise<InputFile>;
  /**
   * Whether the provider's list leaves prompts out, so that a lost job can be guessed at but not known.
   * @default false
   */
  readonly keepsPromptsToItself?: boolean;
  /**
   * How long to wait before a status is asked for again, where the engine does not say.
   * @default 20
   */
  readonly pollMs?: number;
};
