import type {Diagnostic, FormatId, FrameSpan, Reason, SourcePlace} from '@matchcut/plan';

/**
 * Everything that the studio's server, its page and its stage say to each other; they share nothing else. All of it
 * is JSON. Times are whole frames of the film unless a name says seconds; money is US dollars, and `null` where
 * nobody knows it, which is never shown as 0.
 *
 * | call | answer |
 * |---|---|
 * | `GET /api/project` | `ProjectView` |
 * | `GET /api/films/:film?props=` | `FilmView` |
 * | `GET /api/films/:film/takes?address=&format=&props=` | `TakesView` |
 * | `GET /api/ledger` | `LedgerView` |
 * | `GET /api/runs` | `readonly RunView[]` |
 * | `GET /api/events` | server-sent `StudioEvent`s, the event's name is its `kind` |
 * | `POST /api/quote`, a `RunOrder` | `QuoteView` |
 * | `POST /api/runs`, an `AgreedOrder` | `RunView` |
 * | `POST /api/runs/:id/cancel` | `RunView` |
 * | `POST /api/pin`, a `PinOrder` | `TakesView` |
 * | `POST /api/reveal`, a `SourcePlace` | `{}` |
 * | `GET /artifacts/:key` | a clip or cut, with ranges |
 * | `GET /pictures/:key/:frame?width=` | one frame of it, as WebP |
 * | `GET /slates/:film/:format/:frame?props=&revision=` | a painted picture of what is not made yet, as WebP; another revision is another address, so that an image with it is asked for anew |
 * | `GET /waves/:digest` | `WaveView` |
 * | `GET /public/*` | the project's static files |
 * | `GET /stage/:film/` | the page in the frame that plays the film |
 *
 * What goes wrong is answered with a `ProblemView` and a status of 4xx or 5xx; 422 where the project can't do what it
 * was asked rightly.
 *
 * The page is opened at `/?token=`, which gives the browser a cookie too. Everything below `/api` but the events needs
 * the token in its header; orders need the cookie besides; the events and all that is not below `/api` need the cookie
 * alone, since images, videos, frames and event sources send no headers of their own.
 */
export const protocolVersion = '1';

/** The header with the token; without it nothing is told, nothing written and nothing spent. */
export const tokenHeader = 'x-matchcut-token';

export type ProjectView = {
  readonly protocolVersion: typeof protocolVersion;
  /** Of Matchcut. */
  readonly version: string;
  /** Name of the project's folder. */
  readonly name: string;
  readonly films: readonly FilmSummary[];
  /** Film modules that can't be read. */
  readonly failures: readonly ProblemView[];
  readonly engine: EngineView;
  readonly budget: BudgetView | null;
};

export type EngineView = {
  readonly id: string;
  readonly model: string;
  /** Whether what it makes costs money. */
  readonly billing: 'free' | 'paid';
};

export type BudgetView = {
  readonly usd: number;
  readonly per: string;
  /** Spent, or on its way to be. */
  readonly committedUsd: number;
};

export type FilmSummary = {
  readonly id: string;
  /** From the project's folder. */
  readonly file: string;
  readonly exportName: string;
};

/** A film with these props as the code says it now, and how far it is made. */
export type FilmView = {
  /** Rises with every change of code, files, lock, store or runs; a page with another one asks again. */
  readonly revision: number;
  readonly film: FilmSummary;
  readonly props: PropsView;
  /** `null` while the film throws: then `problem` says why, and the page keeps what it had. */
  readonly content: FilmContent | null;
  readonly problem: ProblemView | null;
};

export type PropsView = {
  /** JSON Schema of the props; `null` for a film without. */
  readonly schema: {readonly [name: string]: unknown} | null;
  readonly defaults: {readonly [name: string]: unknown};
  readonly values: {readonly [name: string]: unknown};
};

export type FilmContent = {
  readonly title: string;
  readonly fps: number;
  readonly frames: number;
  readonly formats: readonly FormatView[];
  readonly scenes: readonly SceneView[];
  readonly transitions: readonly TransitionView[];
  readonly overlays: readonly OverlayView[];
  readonly captions: readonly CaptionView[];
  readonly sounds: readonly SoundView[];
  readonly diagnostics: readonly Diagnostic[];
  /** Of making everything that is missing, in all formats. */
  readonly totals: TotalsView;
  /** What the stage renders the film once more with; the page only passes it on. */
  readonly staged: {readonly [name: string]: unknown};
  /** Against the lock and the last cut, in the order of the film; scenes without a change are left out. */
  readonly changes: readonly SceneChange[];
};

export type TotalsView = {
  readonly reuse: number;
  readonly generate: number;
  readonly compose: number;
  /** Of clip to be generated. */
  readonly seconds: number;
  readonly usd: number | null;
};

export type FormatView = {
  readonly id: FormatId;
  readonly width: number;
  readonly height: number;
  /** What the stage plays, from the first frame to the last without gap. */
  readonly picture: readonly PictureView[];
  /** The whole film's sound as it is in the cut, once it is mixed; until then each clip and sound is heard alone. */
  readonly soundtrack: string | null;
  /** Key of the cut, if it is made as the code says now. */
  readonly cut: string | null;
};

/** A stretch of picture below overlays and transitions. */
export type PictureView = FrameSpan & {
  readonly address: string;
} & (
    | {
        /** A conformed clip: of the film's engine, or painted until that is there. */
        readonly kind: 'clip' | 'animatic';
        readonly key: string;
        readonly sourceFrom: number;
      }
    /** Nothing that plays yet; a still from `/slates`. */
    | {readonly kind: 'slate'}
  );

/** Where an element stands in the project. */
export type {SourcePlace} from '@matchcut/plan';

export type SceneView = FrameSpan & {
  readonly address: string;
  readonly name: string;
  readonly shots: readonly ShotView[];
};

export type ShotView = FrameSpan & {
  readonly address: string;
  readonly name: string;
  readonly prompt: string;
  readonly edits: readonly {readonly address: string; readonly prompt: string}[];
  readonly cast: readonly CastView[];
  /** Address of the shot that it continues, where it continues one. */
  readonly continues: string | null;
  readonly source: SourcePlace | null;
  /** By format. */
  readonly clips: {readonly [format in FormatId]?: ClipView};
};

export type CastView = {
  readonly name: string;
  readonly kind: 'character' | 'prop';
  readonly look: string | null;
  /** URL of a picture. */
  readonly picture: string | null;
};

/** The clip of a shot in a format. */
export type ClipView = {
  readonly state: ClipState;
  readonly key: string;
  readonly take: number;
  /** Take that the lock binds the shot to, whatever the code says; `null` where nobody chose one. */
  readonly pinned: number | null;
  /** If it were generated now; 0 for what is made already or free. */
  readonly usd: number | null;
  /** Seconds that are asked of the engine. */
  readonly seconds: number;
  /** Cropped out of this format, and so made with it. */
  readonly croppedFrom: FormatId | null;
  /** What the engine is asked for, as it is sent. */
  readonly request: {readonly [name: string]: unknown};
  /** Why something is to be made, a sentence a line; empty where nothing is. */
  readonly why: readonly string[];
  readonly made: MadeView | null;
};

export type ClipState =
  | {readonly kind: 'stored'}
  | {readonly kind: 'missing'; readonly reason: Reason['kind']}
  /** There is one, but of another prompt, size, cast… or of a clip that is another one now. */
  | {readonly kind: 'stale'; readonly reason: Reason['kind']}
  | {
      readonly kind: 'in-flight';
      readonly run: string | null;
      readonly job: string | null;
      readonly progress: number | null;
    }
  | {readonly kind: 'failed'; readonly problem: ProblemView};

/** What is known of a clip that was made. */
export type MadeView = {
  readonly digest: string;
  readonly sizeBytes: number;
  readonly engine: string;
  readonly model: string;
  readonly job: string | null;
  /** What was paid. */
  readonly usd: number | null;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
};

export type TransitionView = FrameSpan & {
  readonly outgoing: string;
  readonly incoming: string;
  readonly effect: {readonly kind: string; readonly [name: string]: unknown};
  readonly easing: readonly [number, number, number, number] | null;
  readonly source: SourcePlace | null;
};

export type OverlayView = FrameSpan & {
  readonly address: string;
  readonly name: string;
  readonly source: SourcePlace | null;
};

export type CaptionView = FrameSpan & {
  readonly address: string;
  readonly text: string;
  readonly track: string | null;
  readonly isBurnt: boolean;
  readonly source: SourcePlace | null;
};

export type SoundView = FrameSpan & {
  readonly address: string;
  /** In the public folder. */
  readonly src: string;
  /** Of the file, for `/waves`; `null` where there is no such file. */
  readonly digest: string | null;
  readonly volume: number;
  readonly trimStartSeconds: number;
  readonly fadeInSeconds: number | null;
  readonly fadeOutSeconds: number | null;
  readonly loop: boolean;
  /** Decibels that it is lowered by under voices. */
  readonly duckDecibels: number | null;
  readonly source: SourcePlace | null;
};

export type SceneChange = {
  readonly scene: string;
  readonly name: string;
  readonly kind: 'added' | 'changed' | 'removed';
  /** Sentences for people. */
  readonly what: readonly string[];
  readonly clips: number;
  readonly usd: number | null;
};

/** The loudest of each stretch of a sound, 0 to 1. */
export type WaveView = {readonly perSecond: number; readonly peaks: readonly number[]};

export type TakesView = {
  readonly address: string;
  readonly format: FormatId;
  readonly takes: readonly TakeView[];
  /** One more. */
  readonly next: {readonly take: number; readonly usd: number | null};
};

export type TakeView = {
  readonly take: number;
  /** Of the clip as the engine made it. */
  readonly key: string;
  readonly isChosen: boolean;
  readonly isPinned: boolean;
  readonly made: MadeView | null;
};

/** Something that is to be made. */
export type RunOrder = {
  readonly film: string;
  readonly props: {readonly [name: string]: unknown};
} & (
  | {
      readonly what: 'clips';
      /** Addresses of scenes and shots; all that are missing where it is `null`. */
      readonly targets: readonly string[] | null;
      readonly formats: readonly FormatId[] | null;
      /** The take that all targets get, whichever they have now; `null` for what is missing of the one they have. */
      readonly take: number | null;
    }
  | {readonly what: 'cut'; readonly formats: readonly FormatId[] | null}
);

/** What a run would cost, to be agreed to. */
export type QuoteView = {
  readonly order: RunOrder;
  readonly clips: readonly {
    readonly address: string;
    readonly format: FormatId;
    readonly seconds: number;
    readonly usd: number | null;
  }[];
  readonly seconds: number;
  /** `null`: at least one price is not known. */
  readonly usd: number | null;
  /** What is left of the budget before it; `null` where there is none. */
  readonly leftUsd: number | null;
  /** Why it can't be ordered. */
  readonly refusal: ProblemView | null;
};

/** A run that somebody agreed to. It is refused where it would cost more than that by now. */
export type AgreedOrder = RunOrder & {
  /** `null` agrees to a price that nobody knows. */
  readonly agreedUsd: number | null;
};

export type RunView = {
  readonly id: string;
  readonly order: RunOrder;
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'interrupted' | 'refused';
  /** 0 to 1. */
  readonly progress: number;
  readonly steps: readonly RunStepView[];
  readonly problems: readonly ProblemView[];
  /** Cuts that were written, as paths from the project's folder. */
  readonly files: readonly {readonly path: string; readonly format: FormatId; readonly key: string}[];
  readonly spentUsd: number | null;
  /** The same on the command line. */
  readonly command: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly endedAt: string | null;
};

export type RunStepView = {
  readonly step: string;
  readonly kind: string;
  readonly address: string;
  readonly format: FormatId;
  readonly state: 'waiting' | 'running' | 'retrying' | 'done' | 'failed' | 'skipped';
  readonly progress: number | null;
};

export type PinOrder = {
  readonly film: string;
  readonly props: {readonly [name: string]: unknown};
  readonly address: string;
  readonly format: FormatId;
  /** `null` unpins. */
  readonly take: number | null;
};

export type LedgerView = {
  readonly entries: readonly LedgerEntry[];
  readonly totalUsd: number;
  /** Entries of unknown price. */
  readonly unknown: number;
  readonly budget: BudgetView | null;
};

export type LedgerEntry = {
  readonly film: string;
  readonly address: string;
  readonly take: number;
  readonly model: string;
  readonly usd: number | null;
  /** `2026-11-24`. */
  readonly day: string;
  readonly state: string;
};

export type ProblemView = {
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
  /** Node path, or file and line. */
  readonly where: string | null;
  readonly source: SourcePlace | null;
  /** The lines around it, the place itself marked by `line`. */
  readonly frame: {
    readonly line: number;
    readonly lines: readonly {readonly number: number; readonly text: string}[];
  } | null;
};

export type StudioEvent =
  /** Films were added or removed, or the configuration changed. */
  | {readonly kind: 'project'}
  /** A film is another one, or further made. */
  | {readonly kind: 'film'; readonly film: string; readonly revision: number}
  | {readonly kind: 'run'; readonly run: RunView}
  /** Code that the stage draws with is another one. */
  | {readonly kind: 'stage'; readonly film: string}
  | {readonly kind: 'ledger'};

/** What the page tells the stage, by `postMessage`. */
export type StageOrder =
  | {
      readonly kind: 'show';
      readonly film: FilmSummary;
      readonly props: {readonly [name: string]: unknown};
      readonly content: FilmContent;
      readonly format: FormatId;
      readonly frame: number;
    }
  | {readonly kind: 'play'}
  | {readonly kind: 'pause'}
  | {readonly kind: 'seek'; readonly frame: number}
  | {readonly kind: 'set'; readonly settings: StageSettings};

export type StageSettings = {
  /** Negative plays backwards. */
  readonly rate: number;
  /** 0 to 1. */
  readonly volume: number;
  readonly loop: boolean;
  readonly guides: boolean;
};

/** What the stage tells the page. */
export type StageNews =
  | {readonly kind: 'ready'}
  | {readonly kind: 'frame'; readonly frame: number}
  | {readonly kind: 'playing'; readonly isPlaying: boolean}
  /** An overlay threw, or the film's code can't be loaded in the browser. */
  | {readonly kind: 'problem'; readonly problem: ProblemView | null}
  /** A key that was pressed in it, which is the page's. */
  | {readonly kind: 'key'; readonly key: string; readonly shift: boolean; readonly meta: boolean};
