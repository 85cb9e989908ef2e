import type {Orientation} from './orientation.ts';

/**
 * FFmpeg as a value: every call is one job with plain data in and out, carried out in a worker process.
 *
 * Every method throws a `MediaError` and leaves no partial output file behind.
 */
export interface Media {
  /** What is in a file. Throws `media-unreadable` where it is no media file. */
  probe(path: string, options?: CallOptions): Promise<Probe>;

  /** Decodes, filters and encodes: `ffmpeg -i … -filter_complex … -map …` as data. */
  transcode(job: TranscodeJob, options?: ProgressOptions): Promise<void>;

  /** Joins stretches of files by copying packets, and adds the sound: nothing is decoded. */
  join(job: JoinJob, options?: ProgressOptions): Promise<void>;

  /** Mixes the sound of files into one track, in stereo. A file without sound is silent. */
  mix(job: MixJob, options?: CallOptions): Promise<void>;

  /** How loud the sound of a file is, by EBU R 128. Throws `media-unreadable` where it has none. */
  loudness(path: string, options?: CallOptions): Promise<Loudness>;

  /**
   * The shape of a file's sound, for drawing it: its lowest and highest sample in each of equal stretches. The sound is
   * decoded once and not held, however long it is. Throws `media-unreadable` where it has none.
   *
   * @example
   * const {max} = await media.peaks({path: 'voice.ogg', perSecond: 50});
   */
  peaks(job: PeaksJob, options?: CallOptions): Promise<Peaks>;

  /** Decoded frames by number, as PNG bytes, in the order asked for. */
  frames(job: FramesJob, options?: CallOptions): Promise<readonly Uint8Array[]>;

  /** Decoded frames by number, in the order asked for, as their planes one after another without padding. */
  rawFrames(job: RawFramesJob, options?: CallOptions): Promise<readonly Uint8Array[]>;

  /** A hash of every decoded picture, in presentation order; equal pictures have equal hashes. */
  hashFrames(path: string, options?: CallOptions): Promise<readonly string[]>;

  /** Ends the workers. Jobs under way fail with `media-cancelled`. */
  close(): Promise<void>;
}

export type CallOptions = {readonly signal?: AbortSignal};

export type ProgressOptions = CallOptions & {
  /** Called with the number of frames done so far. */
  readonly onFrames?: (frames: number) => void;
};

export type Rational = {readonly numerator: number; readonly denominator: number};

export type Probe = {
  /** FFmpeg's short name of the container: `mov,mp4,m4a,3gp,3g2,mj2`. */
  readonly container: string;
  readonly durationSeconds: number;
  /** Tags of the container by FFmpeg's names, such as `title` and `comment`. */
  readonly tags: Readonly<Record<string, string>>;
  readonly video: VideoProbe | null;
  readonly audio: AudioProbe | null;
};

export type VideoProbe = {
  readonly codec: string;
  readonly width: number;
  readonly height: number;
  /** Average frame rate. */
  readonly frameRate: Rational;
  /** Number of packets in the stream, counted. */
  readonly frames: number;
  readonly durationSeconds: number;
  readonly pixelFormat: string;
  readonly colorSpace: string;
  readonly colorRange: string;
  /** Of an image file: how it is to be turned before it is seen. Nothing here does that by itself. @default upright */
  readonly orientation?: Orientation;
};

export type AudioProbe = {
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
  readonly durationSeconds: number;
};

/** FFmpeg options by name; `true` becomes `1`. */
export type MediaOptions = {readonly [name: string]: string | number | boolean};

export type TranscodeJob = {
  /** Input pads are `[0:v]`, `[0:a]`, `[1:v]` … in the graph. */
  readonly inputs: readonly TranscodeInput[];
  /** A filter graph in FFmpeg's own language whose open outputs are named `[v]` and `[a]`. */
  readonly graph: string;
  readonly video: VideoOutput | null;
  readonly audio: AudioOutput | null;
  readonly output: OutputFile;
};

export type TranscodeInput = FileInput | PicturesInput;

export type FileInput = {
  readonly path: string;
  /** FFmpeg's name of the container, where the file does not tell. */
  readonly format?: string;
  /** Demuxer options. */
  readonly options?: MediaOptions;
  /**
   * The first frame that is read, of a picture track of constant rate: all before it is passed over, not decoded. Must
   * be a keyframe, else the job fails with `media-failed`. @default 0
   */
  readonly fromFrame?: number;
};

/**
 * PNG files of one size, a frame each, in order; `[n:v]` in the graph. They may still be being drawn: the job waits
 * for each, so a file must appear whole (be renamed or linked into its place), and whoever can't draw one has to
 * abort the job.
 */
export type PicturesInput = {readonly pictures: readonly string[]};

export type VideoOutput = {
  readonly codec: string;
  readonly options: MediaOptions;
  readonly frameRate: Rational;
  /** Ticks a second of the track; every part of a cut must have the same. */
  readonly timescale: number;
  /** The encoder must write exactly this many frames, else the job fails with `media-wrong-length`. */
  readonly frames?: number;
};

export type AudioOutput = {
  readonly codec: string;
  readonly options: MediaOptions;
  readonly sampleRate: number;
};

export type OutputFile = {
  readonly path: string;
  /** `mp4`, `image2`, `null` … */
  readonly format: string;
  /** Muxer options, such as `movflags`. */
  readonly options?: MediaOptions;
  /** Tags of the container, such as `title`. MP4 keeps those that FFmpeg knows and drops others. */
  readonly metadata?: Readonly<Record<string, string>>;
};

export type JoinJob = {
  /**
   * Parts in order, each of a constant-rate stream. One with reordered frames (B-frames) can only be taken whole; then
   * all parts must have been encoded with the same reordering.
   */
  readonly parts: readonly JoinPart[];
  readonly frameRate: Rational;
  readonly timescale: number;
  /** A file whose audio stream is copied whole. */
  readonly sound: {readonly path: string} | null;
  /** Tracks that players offer and don't show unless they are asked to. Only for `mp4` and `mov`. @default none */
  readonly subtitles?: readonly JoinSubtitles[];
  readonly output: OutputFile;
};

/** A track of subtitles. */
export type JoinSubtitles = {
  /** ISO 639-2/T: `eng`, `deu`. */
  readonly language: string;
  /** In order, no two at once, within the picture. */
  readonly cues: readonly SubtitleCue[];
};

/** Frames of the joined picture. */
export type SubtitleCue = {readonly from: number; readonly frames: number; readonly text: string};

export type JoinPart = {
  readonly path: string;
  /** Must be a keyframe. */
  readonly fromFrame: number;
  readonly frames: number;
};

/** All lengths and positions are samples at the output's rate. */
export type MixJob = {
  readonly samples: number;
  readonly sounds: readonly MixSound[];
  /** A filter graph in FFmpeg's own language from the sum of all sounds, `[0:a]`, to `[a]`. */
  readonly graph: string;
  readonly audio: AudioOutput;
  readonly output: OutputFile;
};

export type MixSound = {
  readonly path: string;
  /** Where it begins in the mix. */
  readonly from: number;
  readonly samples: number;
  /** Samples of the file that are not used. */
  readonly sourceFrom: number;
  /** How many times faster than the file, at its pitch: 0.25 to 4. @default 1 */
  readonly speed?: number;
  /** Linear gain. */
  readonly volume: number;
  /** Length of the ramp up from silence at its start; 0 for none. */
  readonly fadeIn: number;
  /** Length of the ramp down to silence at its end; 0 for none. */
  readonly fadeOut: number;
  /**
   * On each side of its start, how long the sound before it in the list, which ends there, becomes this one; 0 for not
   * at all. Where there is nothing to hear beyond the joint, what is before it is heard backwards. At most half of
   * either sound.
   */
  readonly seam: number;
  /** Only where it is longer than what there is of it: then it goes round in a stretch of its file, at the file's speed. */
  readonly loop?: MixLoop;
  /** What it has to do with voices: it is one, or makes room for them. @default nothing */
  readonly bus?: {readonly kind: 'voice'} | ({readonly kind: 'ducked'} & MixDucking);
};

/** A stretch of a file that is repeated, without a moment between. `sourceFrom` lies within it. */
export type MixLoop = {
  /** Samples of the file before it. */
  readonly from: number;
  readonly samples: number;
  /** As between two sounds, where it begins again; at most half of it. */
  readonly seam: number;
};

/** By how many decibels a sound is lowered while a voice is heard, and how many samples it takes to get there and back. */
export type MixDucking = {readonly depth: number; readonly attack: number; readonly release: number};

export type Loudness = {
  /** LUFS of the whole; `null` where nothing of it is loud enough to be measured. */
  readonly integrated: number | null;
  /** dBTP: the highest peak of the wave between samples too; `null` for silence. */
  readonly truePeak: number | null;
};

export type PeaksJob = {
  readonly path: string;
  /** Stretches in a second of sound: more than 0, at most 1000. */
  readonly perSecond: number;
};

export type Peaks = {
  readonly perSecond: number;
  /** Samples in a second of the file, in Hz. */
  readonly sampleRate: number;
  /** Of each channel, in the whole file; `samples / sampleRate` is its exact length in seconds. */
  readonly samples: number;
  /**
   * Lowest sample of any channel in each stretch, where full scale is from -1 to 1. Stretch `n` has the samples from
   * `n / perSecond` seconds on, counted from the file's first sample; the last may be shorter.
   */
  readonly min: Float32Array;
  /** Highest sample of any channel, for as many stretches. */
  readonly max: Float32Array;
};

export type FramesJob = {
  readonly path: string;
  readonly frames: readonly number[];
  /** Scales to this width, keeping the aspect. */
  readonly width?: number;
};

export type RawFramesJob = {
  readonly path: string;
  readonly frames: readonly number[];
  /** A chain of filters that says the size and format, such as `scale=…,format=yuv420p`. */
  readonly filters: string;
};
