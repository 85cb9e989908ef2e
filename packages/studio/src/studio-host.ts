import type {FormatId} from '@matchcut/plan';
import type {
  AgreedOrder,
  FilmView,
  LedgerView,
  PinOrder,
  ProblemView,
  ProjectView,
  QuoteView,
  RunOrder,
  RunView,
  SourcePlace,
  StudioEvent,
  TakesView,
  WaveView,
} from './protocol.ts';

/** Props of a film, or `null` for its defaults. */
export type Props = {readonly [name: string]: unknown} | null;

/**
 * A project as the studio sees it; whoever opens the studio brings one. Every method may throw: `problemOf` says what
 * of it people are told. `null` answers mean that there is no such thing.
 */
export type StudioHost = {
  readonly project: () => Promise<ProjectView>;
  readonly film: (film: string, props: Props) => Promise<FilmView | null>;
  readonly takes: (
    film: string,
    props: Props,
    address: string,
    format: FormatId,
  ) => Promise<TakesView | null>;
  readonly pin: (order: PinOrder) => Promise<TakesView>;
  readonly quote: (order: RunOrder) => Promise<QuoteView>;
  /** Answers once the run is queued; how it goes on is told by events. Spends at most what was agreed to. */
  readonly run: (order: AgreedOrder) => Promise<RunView>;
  readonly cancel: (run: string) => Promise<RunView | null>;
  readonly runs: () => readonly RunView[];
  readonly ledger: () => Promise<LedgerView>;
  /** Opens the author's editor. */
  readonly reveal: (place: SourcePlace) => Promise<void>;
  /** Path of an artifact in the store. */
  readonly artifact: (key: string) => Promise<StoredFile | null>;
  /** A frame of a stored clip, as an image. */
  readonly picture: (key: string, frame: number, width: number | null) => Promise<Image | null>;
  /** A frame of the film as the embedded engine would paint it, as an image. */
  readonly slate: (film: string, props: Props, format: FormatId, frame: number) => Promise<Image | null>;
  readonly wave: (digest: string) => Promise<WaveView | null>;
  /** Absolute; `null` where the project has none. */
  readonly publicDirectory: string | null;
  /** The page that plays a film, bundled: folders that are served below `/stage/:film/`, by path. */
  readonly stage: (film: string) => Promise<StageFolders | null>;
  readonly problemOf: (error: unknown) => ProblemView;
  /** @returns stops it. */
  readonly listen: (listener: (event: StudioEvent) => void) => () => void;
};

export type StoredFile = {readonly path: string; readonly sizeBytes: number; readonly mediaType: string};

export type Image = {readonly bytes: Uint8Array; readonly mediaType: string};

export type StageFolders = {
  /** Its `index.html`. */
  readonly folder: string;
  /** What is served besides, by path. */
  readonly folders: Readonly<Record<string, string>>;
};
