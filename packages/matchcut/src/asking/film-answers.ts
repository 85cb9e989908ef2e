import type {CaptionProblem, CaptionWord} from '@matchcut/plan';

/** What a film may ask of its project while it renders, in Node.js and in the browser alike. */
export type FilmDesk = {
  /** How long a sound or video of `public/` is, in seconds. Rejects with an error that says why that is not known. */
  readonly duration: (path: string) => Promise<number>;
  /** What a `.srt` or `.vtt` file of `public/` says. */
  readonly captionFile: (path: string) => Promise<CaptionFile>;
};

/** A caption file, read. */
export type CaptionFile =
  | {readonly kind: 'missing'}
  | {readonly kind: 'outside'}
  | {
      readonly kind: 'read';
      /** In the order of the file. */
      readonly cues: readonly FileCue[];
      readonly problems: readonly CaptionProblem[];
    };

/** Seconds of the file. */
export type FileCue = {
  readonly from: number;
  readonly seconds: number;
  /** Without markup; its own line breaks are kept. */
  readonly text: string;
  /** When each word is spoken, from the start of the cue; empty where the file does not say. */
  readonly words: readonly CaptionWord[];
  /** The line of the file at which its times stand. 1-based. */
  readonly line: number;
};

/** All that a film was told, by path, as it is sent to the browser. */
export type FilmAnswers = {
  readonly durations: Readonly<Record<string, number>>;
  readonly captionFiles: Readonly<Record<string, CaptionFile>>;
};
