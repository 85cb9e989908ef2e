import type {
  CharacterRequest,
  CreateRequest,
  EditRequest,
  ExtendRequest,
  FrameRate,
  JsonObject,
  Size,
} from '@matchcut/engine';
import type {FormatId} from './format.ts';
import type {Digest, Key} from './key.ts';
import type {CubicBezier, TransitionEffect} from './transition.ts';

/**
 * A unit of work. `request` is everything that shapes the result and nothing else: the key is its hash, an
 * explained miss is its difference, and together with the artifacts that it names by key it is all that
 * another process needs to carry the step out. What helps people (address, format) stays outside of it.
 */
export type DraftStep = {[K in StepKind]: DraftStepOf<K>}[StepKind];

export type StepKind = keyof StepRequests;

export type DraftStepOf<K extends StepKind> = {
  readonly kind: K;
  readonly id: StepId;
  readonly key: Key;
  readonly address: Address;
  readonly format: FormatId;
  /** Steps whose artifacts the request names. */
  readonly needs: readonly StepId[];
  readonly request: StepRequests[K];
} & (K extends 'segment'
  ? {
      /** Addresses of the `drawnSpans` of the request, in their order: where a painter finds their content. */
      readonly overlayAddresses: readonly Address[];
    }
  : unknown);

/** Unique in a plan and readable: `16:9 clip commute/platform`. */
export type StepId = string;

/** Stable name of a part of a film: `commute/platform/continue-1`. */
export type Address = string;

export type StepRequests = {
  readonly character: EngineUse & CharacterRequest;
  readonly clip: EngineUse & CreateRequest;
  readonly extension: EngineUse & ExtendRequest;
  readonly edit: EngineUse & EditRequest;
  readonly conform: ConformRequest;
  readonly segment: SegmentRequest;
  readonly soundtrack: SoundtrackRequest;
  readonly cut: CutRequest;
};

/** Which engine, as far as it shapes results. */
export type EngineUse = {
  readonly engine: {
    readonly id: string;
    readonly model: string;
    readonly semantics: string;
    readonly options: JsonObject;
  };
};

/** Code that makes pictures and sound out of clips, as far as it shapes results. */
export type Making = {
  /** Changes whenever the same request would make other bytes: `conform/1`. */
  readonly semantics: string;
  /** Encoder settings. */
  readonly encoder: JsonObject;
};

/** A clip in the film's house format: size, rate, one closed group of pictures a second, exact length. */
export type ConformRequest = Making & {
  readonly source: Key;
  readonly size: Size;
  readonly frameRate: FrameRate;
  /** Seconds that are not used, counted from where the source's own footage begins (`Footage.headSeconds`). */
  readonly skipSeconds: number;
  /** How many times faster than the source; as fast where it is not given. */
  readonly speed?: number;
  readonly frames: number;
  /** How many of the frames, the last ones, are the picture before them; none where it is not given. */
  readonly freezeFrames?: number;
  /** Where the middle of the picture is, where it is a part of a larger one; else that is the middle of that. */
  readonly focus?: readonly FocusFrame[];
  /** Digests of look-up tables, in the order in which they are applied. */
  readonly grades?: readonly Digest[];
  /** Only where it continues another clip. */
  readonly seam?: PictureSeam;
};

/** A place in the source's picture, from 0 to 1, at a frame of the result; between two of them it moves. */
export type FocusFrame = {readonly frame: number; readonly x: number; readonly y: number};

/** What the first frames of a clip are matched to, and how far a correction may go. */
export type PictureSeam = {
  /** The conformed clip before it. */
  readonly upstream: Key;
  readonly upstreamFrames: number;
  /** So many frames are corrected, each a little less than the one before. */
  readonly frames: number;
  /** A mean further away than this, in 8-bit steps, is of another picture: nothing is corrected. */
  readonly mostLuma: number;
  readonly mostChroma: number;
  /** Means as near as this are left alone. */
  readonly least: number;
  /** Correlation of the two pictures, 0 to 1, below which they are not the same place: nothing is corrected. */
  readonly likeness: number;
};

/** A stretch of picture that is composited and encoded anew. All frame numbers count from its start. */
export type SegmentRequest = Making & {
  readonly size: Size;
  readonly frameRate: FrameRate;
  readonly frames: number;
  /** Covers all frames without gap or overlap, in order. */
  readonly picture: readonly PictureSpan[];
  /** From bottom to top. */
  readonly overlays: readonly OverlaySpan[];
  /** Only where overlays are laid out in another size than the picture's. */
  readonly layout?: OverlayLayout;
};

/** How overlays become as large as the picture: laid out at `size`, and drawn with `scale` pixels for each of its own. */
export type OverlayLayout = {readonly size: Size; readonly scale: number};

export type PictureSpan =
  | ({readonly kind: 'clip'; readonly from: number; readonly frames: number} & ConformedFrames)
  | TransitionSpan;

export type TransitionSpan = DrawnEffect & {
  readonly from: number;
  readonly frames: number;
  readonly outgoing: ConformedFrames;
  readonly incoming: ConformedFrames;
  /** Linear where there is none. */
  readonly easing?: CubicBezier;
};

/** A transition's effect; a matte by what its frames look like, in order, which is where the incoming clip shows. */
export type DrawnEffect =
  | Exclude<TransitionEffect, {readonly kind: 'matte'}>
  | {readonly kind: 'matte'; readonly looks: readonly LookRun[]};

/** Frames of a conformed clip, from `sourceFrom` on. */
export type ConformedFrames = {readonly source: Key; readonly sourceFrom: number};

export type OverlaySpan = {
  readonly from: number;
  readonly frames: number;
  /** The overlay's own frame number at `from`. */
  readonly overlayFrom: number;
  /** How long the whole overlay is; its content may depend on it. */
  readonly overlayFrames: number;
  /** What its frames look like, in order; runs of equal frames are written once. They add up to `frames`. */
  readonly looks: readonly LookRun[];
};

/** What of a segment a painter draws: mattes of its picture, which are not seen themselves, and its overlays. */
export function drawnSpans({
  picture,
  overlays,
}: Pick<SegmentRequest, 'picture' | 'overlays'>): readonly OverlaySpan[] {
  return [...picture.flatMap(matteOf), ...overlays];
}

function matteOf(span: PictureSpan): readonly OverlaySpan[] {
  if (span.kind !== 'matte') return [];
  const {from, frames, looks} = span;
  return [{from, frames, overlayFrom: 0, overlayFrames: frames, looks}];
}

/** `frames` frames that look the same. The digest says what they look like, not where their code stands. */
export type LookRun = {readonly look: Digest; readonly frames: number};

/** The whole film's sound, mixed once. Times are samples at 48 kHz. */
export type SoundtrackRequest = Making & {
  readonly samples: number;
  readonly sounds: readonly SoundSpan[];
  /** What the whole mix is brought to; as loud as it is where it is not given. */
  readonly loudness?: LoudnessTarget;
};

/** Loudness by EBU R 128. */
export type LoudnessTarget = {
  /** LUFS, of the whole film. */
  readonly integrated: number;
  /** dBTP, at most. */
  readonly truePeak: number;
};

export type SoundSpan = {
  readonly source: SoundSource;
  /** Where it begins in the film. */
  readonly from: number;
  readonly samples: number;
  /** Samples that are not used; in a clip counted from where its own footage begins (`Footage.headSeconds`). */
  readonly sourceFrom: number;
  /** How many times faster than the source, at its pitch; as fast where it is not given. */
  readonly speed?: number;
  /** Linear gain. */
  readonly volume: number;
  /** Length of the ramp up from silence at its start; 0 for none. */
  readonly fadeIn: number;
  /** Length of the ramp down to silence at its end; 0 for none. */
  readonly fadeOut: number;
  /**
   * On each side of its start, how long the sound before it in the list, which ends there, becomes this one. Only where
   * it continues another clip.
   */
  readonly seam?: number;
  /** Only where it is longer than what there is of it. Its ramps are those of the whole. */
  readonly loop?: SoundLoop;
  /** Only where it makes room for voices, which are the files that don't. */
  readonly duck?: SoundDucking;
};

/** A stretch of a source that is repeated, without a moment between. A sound begins within it. */
export type SoundLoop = {
  /** Samples of the source before it. */
  readonly from: number;
  readonly samples: number;
  /** On each side of where it begins again, how long its end becomes its beginning. */
  readonly seam: number;
};

/** By how many decibels a sound is lowered, and how many samples it takes to get there and back. */
export type SoundDucking = {
  readonly depth: number;
  readonly attack: number;
  readonly release: number;
};

/** A generated clip by the key of its step, or a file of the project by its digest. */
export type SoundSource =
  | {readonly kind: 'clip'; readonly key: Key}
  | {readonly kind: 'file'; readonly digest: Digest};

/** The final MP4: parts copied packet by packet, and the soundtrack. */
export type CutRequest = Making & {
  readonly frameRate: FrameRate;
  readonly frames: number;
  readonly parts: readonly CutPart[];
  readonly soundtrack: Key;
  /** Captions that players can show or hide, one track for each language; none where it is not given. */
  readonly captions?: readonly CaptionTrack[];
};

export type CaptionTrack = {
  /** ISO 639-2/T: `eng`, `deu`. */
  readonly language: string;
  /** In order, no two at once. Frames of the cut. */
  readonly cues: readonly {readonly from: number; readonly frames: number; readonly text: string}[];
};

export type CutPart = {
  /** A conformed clip or a segment. */
  readonly source: Key;
  /** A keyframe of the source. */
  readonly sourceFrom: number;
  readonly frames: number;
};
