import type {
  FramesJob,
  JoinJob,
  Loudness,
  MixJob,
  Peaks,
  PeaksJob,
  Probe,
  RawFramesJob,
  TranscodeJob,
} from './media.ts';

/** What a media worker is asked for. Outputs are written to where the job says, under no other name; `scratch` is what an orphaned worker removes. */
export type MediaJob =
  | {readonly kind: 'probe'; readonly path: string}
  | {readonly kind: 'transcode'; readonly job: TranscodeJob; readonly scratch: string | null}
  | {readonly kind: 'join'; readonly job: JoinJob; readonly scratch: string | null}
  | {readonly kind: 'mix'; readonly job: MixJob; readonly scratch: string | null}
  | {readonly kind: 'loudness'; readonly path: string}
  | {readonly kind: 'peaks'; readonly job: PeaksJob}
  | {readonly kind: 'frames'; readonly job: FramesJob}
  | {readonly kind: 'raw-frames'; readonly job: RawFramesJob}
  | {readonly kind: 'hash-frames'; readonly path: string};

export type MediaResult =
  | {readonly kind: 'probe'; readonly probe: Probe}
  | {readonly kind: 'written'}
  | {readonly kind: 'loudness'; readonly loudness: Loudness}
  | {readonly kind: 'peaks'; readonly peaks: Peaks}
  | {readonly kind: 'frames'; readonly frames: readonly Uint8Array[]}
  | {readonly kind: 'hashes'; readonly hashes: readonly string[]};
