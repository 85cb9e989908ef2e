import type {DraftStep} from '../step.ts';

/** Whether a step is carried out by an engine, which never makes the same thing twice. */
export function isGenerated(step: DraftStep): boolean {
  return step.kind === 'character' || isClip(step);
}

export function isClip<S extends DraftStep>(
  step: S,
): step is S & {readonly kind: 'clip' | 'extension' | 'edit'} {
  return step.kind === 'clip' || step.kind === 'extension' || step.kind === 'edit';
}
