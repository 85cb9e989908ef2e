import type {DraftStep, DraftStepOf} from '@matchcut/plan';

/** A step that an engine makes a picture with. */
export type ClipStep = DraftStepOf<'clip'> | DraftStepOf<'extension'> | DraftStepOf<'edit'>;

export function isClip<S extends Pick<DraftStep, 'kind'>>(step: S): step is Extract<S, ClipStep> {
  return step.kind === 'clip' || step.kind === 'extension' || step.kind === 'edit';
}
