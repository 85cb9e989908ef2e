import type {PanelFigure} from '../panel.ts';
import {figuresInPrompt} from '../words/figures-in-prompt.ts';
import type {ShotWords} from './read-shot.ts';

/** More would stand in each other's way. */
const most = 4;

/** Who is in a shot: those with a handle, those who stood there before, those whom the prompt speaks of by kind. */
export function readFigures({prompt, identities, previous}: ShotWords): readonly PanelFigure[] {
  const before = previous?.figures ?? [];
  const named = identities.filter((design) => design.kind === 'figure');
  const cast = named.map((design): PanelFigure => {
    const stood = before.find(({design: {name}}) => name === design.name);
    return stood === undefined ? {design, x: null, facing: 1, aboard: false, cast: true} : {...stood, design};
  });
  const stayed = before.filter(({design}) => !named.some(({name}) => name === design.name));
  const known = [...cast, ...stayed];
  const others = figuresInPrompt(prompt)
    // `The fox smiles` speaks of the fox who is there.
    .filter(({species}) => !known.some(({design}) => design.species === species))
    .map((design): PanelFigure => ({design, x: null, facing: 1, aboard: false, cast: false}));
  return [...known, ...others].slice(0, most);
}
