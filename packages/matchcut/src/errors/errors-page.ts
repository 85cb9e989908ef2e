import {composeErrors} from '@matchcut/compose';
import {engineErrors} from '@matchcut/engine';
import {mediaErrors} from '@matchcut/media';
import {diagnosticCatalogue} from '@matchcut/plan';
import {filmErrors} from '@matchcut/react';
import {runnerErrors} from '@matchcut/runner';
import {storeErrors} from '@matchcut/store';
import {studioErrors} from '@matchcut/studio/studio-error';
import {serverErrors} from '@matchcut/videos-server/server-error';
import {projectErrors} from './project-error.ts';

/** `docs/errors.md`: every code that there is, from the tables that the code itself uses. */
export function errorsPage(): string {
  return [
    '# Errors and diagnostics',
    'Every code is permanent. Planning collects diagnostics and tells all of them at once; a film with an `error` is not made. Everything else ends with one error. The message says what happened and where, with the place of the element in your code; here is what each code means or what to do. This page is written from the tables in the code.',
    section(
      'A film, while it is planned',
      ['code', 'severity', 'means'],
      rows(diagnosticCatalogue, ({severity, means}) => [severity, means]),
    ),
    section(
      'A film, before it is planned',
      ['code', 'what to do'],
      rows(filmErrors, (hint) => [hint]),
    ),
    section(
      'Projects and the command line',
      ['code', 'means'],
      rows(projectErrors, (means) => [means]),
    ),
    section(
      'Carrying a plan out',
      ['code', 'what to do'],
      rows(runnerErrors, ({hint}) => [hint]),
    ),
    section(
      'Engines',
      ['code', 'tried again by itself', 'what to do'],
      rows(engineErrors, ({isRetryable, hint}) => [isRetryable ? 'yes' : 'no', hint]),
    ),
    section(
      'From clips to the cut',
      ['code', 'what to do'],
      rows(composeErrors, (hint) => [hint]),
    ),
    section(
      'Media files',
      ['code', 'what to do'],
      rows(mediaErrors, (hint) => [hint]),
    ),
    section(
      'Store, journal, lock',
      ['code', 'what to do'],
      rows(storeErrors, ({hint}) => [hint]),
    ),
    section(
      'The local Videos API',
      ['code', 'what to do'],
      rows(serverErrors, (hint) => [hint]),
    ),
    section(
      'The studio',
      ['code', 'what to do'],
      rows(studioErrors, ({hint}) => [hint]),
    ),
    '',
  ].join('\n\n');
}

function rows<Entry>(
  table: Readonly<Record<string, Entry>>,
  cells: (entry: Entry) => readonly string[],
): readonly (readonly string[])[] {
  return Object.entries(table).map(([code, entry]) => [`\`${code}\``, ...cells(entry)]);
}

function section(title: string, columns: readonly string[], entries: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [`## ${title}`, line(columns), line(columns.map(() => '---')), ...entries.map(line)].join('\n');
}
