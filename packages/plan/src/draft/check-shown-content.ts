import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import type {ShownContent} from '../inputs.ts';
import type {Address} from '../step.ts';
import {tellBrandWords} from '../survey/check-brand-words.ts';
import type {Survey} from '../survey/survey.ts';
import {missingFile} from './missing-file.ts';

/** So many characters are named one by one; more say no more. */
const named = 12;

/** What overlays say that they should not, or can't everywhere, and what they show that is not there. */
export function checkShownContent(
  {timeline, never}: Survey,
  shown: ReadonlyMap<Address, ShownContent>,
): readonly Diagnostic[] {
  const wheres = new Map(
    [...timeline.overlays, ...timeline.captions].map(({address, where}) => [address, where]),
  );
  // What captions say is known without drawing them, and told.
  const captions = new Set(timeline.captions.map(({address}) => address));
  return [...shown].flatMap(([address, {text, uncovered, missing}]) => {
    const where = wheres.get(address) ?? address;
    const words = captions.has(address) ? [] : tellBrandWords(text, never, where, 'The overlay');
    return [...words, ...tellUncovered(uncovered, where), ...missing.map((path) => missingFile(path, where))];
  });
}

function tellUncovered(characters: readonly string[], where: string): readonly Diagnostic[] {
  if (characters.length === 0) return [];
  const list = characters.slice(0, named).map((character) => `${character} (${codePoint(character)})`);
  const more = characters.length > named ? ` and ${characters.length - named} more` : '';
  return [
    diagnostic(
      'uncovered-text',
      where,
      `No font that comes with the film has ${list.join(', ')}${more}: ` +
        'each machine draws what its own fonts have, or boxes.',
      'Import a font that has them, such as one of @fontsource, or name its file in the fonts of <Brand>.',
    ),
  ];
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
