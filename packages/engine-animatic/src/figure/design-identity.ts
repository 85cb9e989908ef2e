import type {Colour} from '../colour/colour.ts';
import {designProp, type PropDesign} from '../prop/prop-design.ts';
import {lookWords} from '../words/described.ts';
import {designFigure, speciesOf, type FigureDesign} from './figure-design.ts';

/** A design where nobody says whether it is a character or a prop: a prop if the words name a thing and no being. */
export function designIdentity(
  name: string,
  look: string | null,
  referenceColours: readonly Colour[] = [],
): FigureDesign | PropDesign {
  const prop = designProp(name, look, referenceColours);
  const isBeing = speciesOf([...lookWords(look ?? ''), ...lookWords(name)]) !== null;
  return isBeing || prop.shape === 'thing' ? designFigure(name, look, referenceColours) : prop;
}
