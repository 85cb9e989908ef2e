import {props as propKinds, propsInPrompt, type PropDesign} from '../prop/prop-design.ts';
import type {Place} from '../words/place.ts';
import type {ShotWords} from './read-shot.ts';

export type Things = {
  /** For somebody's hand. */
  readonly carried: readonly PropDesign[];
  /** For the ground. */
  readonly loose: readonly PropDesign[];
};

/** The things in a shot: those with a handle, those the prompt names, those that were there before. */
export function readThings({prompt, identities, previous}: ShotWords, place: Place, nobody: boolean): Things {
  const named = identities.filter((design) => design.kind === 'prop');
  const spoken = propsInPrompt(prompt).filter(({shape}) => !(place === 'street' && shape === 'car'));
  const kept = previous?.place === place ? previous.props : [];
  const things = [...named, ...spoken, ...kept].filter(
    (design, index, all) => all.findIndex((other) => isSameThing(other, design)) === index,
  );
  const isCarried = ({shape}: PropDesign): boolean =>
    !nobody && shape !== 'thing' && propKinds[shape].carried !== 'ground';
  return {carried: things.filter(isCarried), loose: things.filter((design) => !isCarried(design))};
}

function isSameThing(one: PropDesign, other: PropDesign): boolean {
  return one.shape === 'thing' ? one.name === other.name : one.shape === other.shape;
}
