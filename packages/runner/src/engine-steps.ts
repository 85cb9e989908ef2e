import type {StepOf} from '@matchcut/plan';

/** A step whose result is a clip of an engine. */
export type ClipStep = StepOf<'clip'> | StepOf<'extension'> | StepOf<'edit'>;

/** A step that an engine carries out. */
export type EngineStep = ClipStep | StepOf<'character'>;
