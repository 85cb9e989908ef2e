import {designFigure, type FigureDesign} from '../figure/figure-design.ts';
import {species} from '../figure/species.ts';
import {tokens} from './tokens.ts';

const nouns: ReadonlyMap<string, string> = new Map(
  Object.entries(species).flatMap(([name, {words}]) => words.map((word): [string, string] => [word, name])),
);

const pronouns = new Set(['she', 'her', 'he', 'his', 'people', 'human', 'figure', 'machine']);
const two = new Set(['two', 'pair', 'couple', 'both']);

/**
 * Figures that a prompt speaks of by kind: `a robot in a blue scarf`, `two children`. The words up to the next
 * figure are its look.
 */
export function figuresInPrompt(prompt: string): readonly FigureDesign[] {
  const words = tokens(prompt);
  const found = words.flatMap((word, at) => (nouns.has(word) && !pronouns.has(word) ? [{word, at}] : []));
  const seen = new Set<string>();
  return found.flatMap(({word, at}, index) => {
    const kind = nouns.get(word) ?? word;
    if (seen.has(kind)) return [];
    seen.add(kind);
    const look = words.slice(Math.max(0, at - 3), found[index + 1]?.at ?? at + 9).join(' ');
    const count = words.slice(Math.max(0, at - 2), at).some((before) => two.has(before)) ? 2 : 1;
    return Array.from({length: count}, (_, number) =>
      designFigure(number === 0 ? word : `${word} ${number + 1}`, look),
    );
  });
}
