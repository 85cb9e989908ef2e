import type {Design, PaintPart} from '../painting/paint-job.ts';
import type {Character} from './character-table.ts';
import {mentionedNames} from './mentions.ts';

/**
 * Who is in a part for which the client could name nobody: every character that stands in the prompt, in order of
 * first mention. Who was in the video before stays who they were; of others the newest of that name is meant.
 */
export function castOf(
  prompt: string,
  newest: readonly Character[],
  before: readonly PaintPart[],
): readonly Design[] {
  const designs = new Map<string, Design>(newest.map(({name, design}) => [name, design]));
  for (const part of before) {
    if (part.kind === 'painted') for (const design of part.cast) designs.set(design.name, design);
  }
  return mentionedNames(designs.keys(), prompt).flatMap((name) => designs.get(name) ?? []);
}
