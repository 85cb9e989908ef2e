import type {FrameRate} from './frame-rate.ts';
import type {Size} from './size.ts';

/**
 * What is asked of an engine, as JSON that determines the result and holds nothing else: it is hashed into
 * the step's key. Inputs that are files stand here by key or digest; their bytes come in `EngineInputs`.
 */
export type EngineRequest = CreateRequest | ExtendRequest | EditRequest;

/** A new clip from nothing. */
export type CreateRequest = {
  readonly kind: 'create';
  readonly take: Take;
  readonly prompt: string;
  readonly size: Size;
  readonly seconds: number;
  /** `null` where the engine has a frame rate of its own. */
  readonly frameRate: FrameRate | null;
  readonly identities: readonly RequestedIdentity[];
  /** Digest of the image that the clip starts from. */
  readonly firstFrame: string | null;
};

/** A new part after the end of another clip. */
export type ExtendRequest = {
  readonly kind: 'extend';
  readonly take: Take;
  readonly prompt: string;
  readonly size: Size;
  /** Length of the new part. */
  readonly seconds: number;
  readonly frameRate: FrameRate | null;
  readonly identities: readonly RequestedIdentity[];
  /** Key of the clip that is continued. */
  readonly source: string;
};

/** The same clip with one change. */
export type EditRequest = {
  readonly kind: 'edit';
  readonly take: Take;
  readonly prompt: string;
  readonly size: Size;
  readonly seconds: number;
  readonly frameRate: FrameRate | null;
  /** Key of the clip that is changed. */
  readonly source: string;
};

/**
 * Which attempt at the shot this is, from 1 on. Engines that make the same clip for the same request must make
 * another one for another take; the others may ignore it.
 */
export type Take = number;

/** A character or prop as a shot names it. */
export type RequestedIdentity = {
  /** Stands verbatim in the prompt. */
  readonly name: string;
  /** Key of the step that made its handle, or `null` where the engine keeps no identities. */
  readonly key: string | null;
  /** Digest of its picture or clip, where the engine looks at one with every shot. */
  readonly reference?: string;
};

/** What a character's or prop's handle is made from. */
export type CharacterRequest = {
  readonly role: 'character' | 'prop';
  readonly name: string;
  /** Written look, as the author gave it. */
  readonly look: string | null;
  /** Digest of the reference clip or still. */
  readonly reference: string | null;
  /** Size of the shots that it will appear in. */
  readonly size: Size;
};
