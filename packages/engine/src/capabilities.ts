import type {FrameRate} from './frame-rate.ts';
import type {Size} from './size.ts';

/**
 * What an engine can do, as data. The plan reads it before anything is spent, so a film that an engine
 * can't make fails at planning time.
 */
export type EngineCapabilities = {
  readonly sizes: readonly Size[];
  /** Lengths of a new clip that may be asked for, ascending. */
  readonly seconds: readonly number[];
  /** `requested`: the engine makes clips at the rate it is asked for; otherwise the rate of all its clips. */
  readonly frameRate: 'requested' | FrameRate;
  readonly identities: IdentityCapability;
  readonly continuation: ContinuationCapability;
  /** Whether a finished clip can be changed by a prompt. */
  readonly edit: boolean;
  /**
   * Whether an image may be given as the first frame of a new clip. It may have any size: the engine takes the middle
   * of it that has the clip's shape, upright and in the clip's size, and one that has that size as it is.
   */
  readonly firstFrame: boolean;
  /** Whether clips come with sound. */
  readonly sound: boolean;
  /** Longest prompt in characters. */
  readonly promptLength: number;
};

/** How characters and props stay themselves. */
export type IdentityCapability =
  /** `Engine.createCharacter` makes a handle once, and shots name it. */
  | {
      readonly kind: 'handle';
      /** Most identities in one shot. */
      readonly perShot: number;
      /** What making a handle costs; `null` where nobody knows. */
      readonly usd: number | null;
      /**
       * Whether a handle can be made of a picture or clip alone. Whoever has none stands in the prompt by its look.
       * @default false
       */
      readonly needsReference?: boolean;
    }
  /** The engine keeps no identities, but looks at a picture of each with every new clip. */
  | {readonly kind: 'reference'; readonly perShot: number}
  /** The engine keeps no identities: the written look goes into the prompt. */
  | {readonly kind: 'look'; readonly perShot: number};

/** How a shot can be continued. */
export type ContinuationCapability =
  | {readonly kind: 'none'}
  | {
      /** The engine itself continues a clip that it made. */
      readonly kind: 'extension';
      /** Lengths of the new part that may be asked for, ascending. */
      readonly seconds: readonly number[];
      /** Longest chain of extensions on one clip. */
      readonly count: number;
      /** Longest total of a clip and its extensions, in seconds. */
      readonly totalSeconds: number;
      /** Whether the answer is the new part alone or the stitched whole. It is measured; this is what is promised. */
      readonly returns: 'part' | 'whole';
      /** Whether identities may be attached to the new part; otherwise it inherits its source's. */
      readonly identities: boolean;
    }
  | {
      /** A new clip, of any length that clips have, that is shown how the one before it ended. */
      readonly kind: 'handover';
      /** What of the clip before is shown: its last seconds, or its last frame as the first. */
      readonly by: 'tail' | 'last-frame';
      /** Longest chain on one clip: each hop drifts a little. */
      readonly count: number;
    };
