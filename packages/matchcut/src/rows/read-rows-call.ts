import {resolve} from 'node:path';
import {options, type CommandOption} from '../command-line/options.ts';
import type {Session} from '../command-line/session.ts';
import {ProjectError} from '../errors/project-error.ts';
import type {OutputWishes} from '../planning/output-wishes.ts';
import type {Project} from '../project/open-project.ts';
import {otherFiles} from '../rendering/deliver-cuts.ts';
import {readNamePattern, type NamePattern} from './name-cut.ts';

/** What was typed about rows. */
export type RowsCall = {readonly file: string; readonly pattern: NamePattern};

/**
 * Reads `--each` and `--name`; `null` where a film is wanted as it is. Throws `bad-option`, also for options that are
 * about one film.
 *
 * @param others options of the command that say nothing about rows.
 */
export function readRowsCall(
  {option}: Pick<Session, 'option'>,
  output: Pick<OutputWishes, 'codec' | 'quality'>,
  others: readonly CommandOption<boolean | string | null>[],
): RowsCall | null {
  const file = option(options.each);
  const name = option(options.name);
  if (file === null) {
    if (name === null) return null;
    throw new ProjectError(
      'bad-option',
      '--name names the cuts of many rows.',
      'Give --each too, or name one cut with --out.',
      {where: '--name'},
    );
  }
  const given = others.find((other) => option(other) !== null && option(other) !== false);
  if (given !== undefined) throw aboutOneFilm(given);
  return {file, pattern: readNamePattern(name, output)};
}

/** The folder of all cuts. Throws `bad-option` where `--out` is a file. */
export function rowsFolder(
  {option, cwd}: Pick<Session, 'option' | 'cwd'>,
  {outDir}: Pick<Project, 'outDir'>,
): string {
  const out = option(options.out);
  if (out === null) return outDir;
  if (!otherFiles.test(out)) return resolve(cwd, out);
  throw new ProjectError(
    'bad-option',
    `One file, ${out}, can't hold many rows.`,
    'Give a folder to --out, and name the files with --name.',
    {where: '--out'},
  );
}

function aboutOneFilm({flags}: CommandOption<unknown>): ProjectError {
  const [flag = ''] = flags.split(' ');
  return new ProjectError(
    'bad-option',
    `${flag} can't be given together with --each.`,
    flag === '--batch'
      ? 'Order clips of many rows with matchcut batch submit --rows; render --each then takes what has come.'
      : `Leave ${flag} out, or give one row's props with --props.`,
    {where: flag},
  );
}
