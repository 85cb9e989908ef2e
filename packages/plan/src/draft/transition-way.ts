import type {Digest} from '../key.ts';
import type {Address, DrawnEffect} from '../step.ts';
import type {TimelineTransition} from '../timeline.ts';
import {lookRuns} from './look-runs.ts';
import type {TransitionWay} from './stretches.ts';

/** How the picture changes in a transition, in one format. */
export function transitionWay(
  {effect, easing, frames}: TimelineTransition,
  looksOf: (matte: Address) => readonly Digest[] | null,
): TransitionWay {
  if (effect.kind !== 'matte') return {effect, matteAddress: null, ...(easing !== null && {easing})};
  const looks = looksOf(effect.address);
  const drawn: DrawnEffect | null =
    looks === null ? null : {kind: 'matte', looks: lookRuns(looks.slice(0, frames))};
  // Its content has been told how far it is.
  return {effect: drawn, matteAddress: effect.address};
}
