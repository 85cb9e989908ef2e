import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import type {PlanningEngine} from '../inputs.ts';
import type {Cast} from './cast.ts';
import {keepingOf} from './identity-keeping.ts';
import type {SurveyedScene} from './survey-scene.ts';

/** Says who is kept by less than a handle. */
export function noteKeeping(cast: Cast, {capabilities}: PlanningEngine): readonly Diagnostic[] {
  const namesKept = (by: 'reference' | 'look'): string =>
    [...cast.values()]
      .filter((identity) => keepingOf(identity, capabilities) === by)
      .map(({name}) => name)
      .join(', ');
  const byReference = namesKept('reference');
  const byLook = namesKept('look');
  const {kind} = capabilities.identities;
  return [
    ...(byReference === ''
      ? []
      : [
          diagnostic(
            'identity-by-reference',
            'Film',
            `The engine keeps no identities, but looks at a picture of each with every shot: ${byReference}.`,
            'Nothing to do; an engine with characters does better.',
          ),
        ]),
    ...(byLook === ''
      ? []
      : [
          diagnostic(
            'identity-by-look',
            'Film',
            kind === 'look'
              ? `The engine keeps no identities: looks are written into the prompt, so ${byLook} may change between shots.`
              : `The engine keeps identities by a picture, and ${byLook} has none: the look is written into the prompt and may change between shots.`,
            kind === 'look'
              ? 'Nothing to do; an engine with characters does better.'
              : "Give a picture or clip: character('…', {reference: 'cast/….png'}).",
          ),
        ]),
  ];
}

/** Says how shots are continued where the engine can't continue a clip of its own. */
export function noteHandover(
  scenes: readonly SurveyedScene[],
  {capabilities: {continuation}}: PlanningEngine,
): readonly Diagnostic[] {
  if (continuation.kind !== 'handover') return [];
  const chained = scenes.filter(({chain}) => chain.shots.flatMap(({parts}) => parts).length > 1);
  const [first] = chained;
  if (first === undefined) return [];
  const shown =
    continuation.by === 'tail' ? 'the end of the clip before' : 'the last frame of the clip before';
  return [
    diagnostic(
      continuation.by === 'tail' ? 'continued-by-tail' : 'continued-by-last-frame',
      first.where,
      `The engine has no extensions: continuations are new clips that are shown ${shown}${chained.length > 1 ? `, here and in ${chained.length - 1} more` : ''}.`,
      'Nothing to do; movement may break at the joint.',
    ),
  ];
}
