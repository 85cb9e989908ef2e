import {extname} from 'node:path';
import {containerOf} from '@matchcut/compose/render-settings';
import {formatSlug, nearestName, type FormatId} from '@matchcut/plan';
import {ProjectError} from '../errors/project-error.ts';
import type {OutputWishes} from '../planning/output-wishes.ts';
import {draftSuffix, otherFiles} from '../rendering/deliver-cuts.ts';
import {slug} from './slug.ts';

/** What a cut's file is named after where `--name` says nothing; a draft's says that it is one. */
const usualPattern = '{film}-{row}-{format}';

/** A pattern of file names, without its ending. */
export type NamePattern = {readonly text: string; readonly extension: string};

/** Reads `--name`. Throws `bad-option` where it ends as no file of this codec does. */
export function readNamePattern(
  given: string | null,
  {codec, quality}: Pick<OutputWishes, 'codec' | 'quality'>,
): NamePattern {
  const extension = `.${containerOf(codec)}`;
  const text = given ?? `${usualPattern}${draftSuffix(quality)}`;
  if (text.endsWith(extension)) return {text: text.slice(0, -extension.length), extension};
  if (!otherFiles.test(text)) return {text, extension};
  throw new ProjectError(
    'bad-option',
    `A cut in ${codec} is no ${extname(text)} file.`,
    `End the name with ${extension}, or choose another --codec.`,
    {where: '--name'},
  );
}

/** What a pattern's names in braces stand for. */
export type NamedCut = {
  readonly film: string;
  /** Counted from 1. */
  readonly row: number;
  readonly format: FormatId;
  readonly props: Readonly<Record<string, unknown>>;
  /** Frames of the film, both included, where the cut is only a part of it. */
  readonly part: {readonly from: number; readonly to: number} | null;
};

/**
 * The file of a cut, as the pattern has it. Throws `bad-option` where the pattern wants something that is not there, and
 * `bad-rows` where nothing is left of a name: what is in a row must not lead out of the folder.
 */
export function nameCut({text, extension}: NamePattern, cut: NamedCut): string {
  const {film, row, format, props, part} = cut;
  const words = new Map<string, string>([
    ...Object.entries(props).flatMap(([name, value]): readonly (readonly [string, string])[] =>
      value === undefined || value === null ? [] : [[name, slug(textOf(value))]],
    ),
    ['film', film],
    ['row', String(row)],
    ['format', formatSlug(format)],
  ]);
  const name = text
    .split('/')
    .map((segment) => {
      const filled = segment.replaceAll(/\{([^{}]*)\}/g, (_, word: string) => {
        const found = words.get(word);
        if (found === undefined) throw unknownWord(word, [...words.keys()]);
        return found;
      });
      if (segment !== '' && filled === '') throw namelessRow(segment);
      return filled;
    })
    .join('/');
  return `${name}${part === null ? '' : `-${part.from}-${part.to}`}${extension}`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function namelessRow(segment: string): ProjectError {
  return new ProjectError(
    'bad-rows',
    `Nothing is left of ${segment}: the row has no letters and no digits there.`,
    'Add what every row has to --name, such as {row}.',
  );
}

function unknownWord(word: string, known: readonly string[]): ProjectError {
  const meant = nearestName(word, known);
  return new ProjectError(
    'bad-option',
    `--name wants {${word}}, and the film has no such prop.`,
    meant === null ? `There is ${known.map((name) => `{${name}}`).join(', ')}.` : `Did you mean {${meant}}?`,
    {where: '--name'},
  );
}
