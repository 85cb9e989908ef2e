import type {Address, FormatId, Step, StepOf} from '@matchcut/plan';
import {isClip} from '../takes/clip-step.ts';

export type ClipStep = StepOf<'clip'> | StepOf<'extension'> | StepOf<'edit'>;

/** A shot in a format: what is generated, and what is shown of it. */
export type ShotSteps = {readonly conform: StepOf<'conform'>; readonly clip: ClipStep};

/** Finds the steps of shots by address and format. */
export function shotFinder(steps: readonly Step[]): (address: Address, format: FormatId) => ShotSteps | null {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const conforms = new Map(
    steps.flatMap((step) =>
      step.kind === 'conform' ? [[`${step.format} ${step.address}`, step] as const] : [],
    ),
  );
  return (address, format) => {
    const conform = conforms.get(`${format} ${address}`);
    if (conform === undefined) return null;
    const clip = conform.needs
      .map((id) => byId.get(id))
      .find((step) => step !== undefined && isClip(step) && step.key === conform.request.source);
    return clip !== undefined && isClip(clip) ? {conform, clip} : null;
  };
}
