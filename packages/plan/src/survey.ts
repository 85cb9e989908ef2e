import type {FrameRate, Size} from '@matchcut/engine';
import type {Diagnostic} from './diagnostic.ts';
import type {FilmTree} from './film-tree.ts';
import type {FormatId} from './format.ts';
import type {SurveyInputs} from './inputs.ts';
import type {Timeline} from './timeline.ts';

/** What can be known of a film from its tree and the engine's capabilities alone. */
export type Survey = {
  readonly film: SurveyedFilm;
  readonly timeline: Timeline;
  /** Files that the film names, relative to the public folder. */
  readonly files: readonly SurveyedFile[];
  readonly diagnostics: readonly Diagnostic[];
};

export type SurveyedFilm = {
  readonly id: string;
  readonly title: string;
  readonly frameRate: FrameRate;
  readonly formats: readonly {readonly id: FormatId; readonly size: Size}[];
};

export type SurveyedFile = {readonly path: string; readonly where: string};

/** First half of planning: pure, needs no file and no store. */
export declare function surveyFilm(tree: FilmTree, inputs: SurveyInputs): Survey;
