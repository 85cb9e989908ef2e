import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {commands} from '../commands/commands.ts';
import {exitCodes} from '../errors/project-error.ts';
import {options} from './options.ts';

const page = readFileSync(
  join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'command-line.md'),
  'utf8',
);

test('the page of the command line has every command, option and exit code', () => {
  const names = commands.flatMap((entry) =>
    'commands' in entry ? entry.commands.map(({name}) => `${entry.name} ${name}`) : [entry.name],
  );
  for (const name of names) expect(page).toContain(`| \`${name}`);
  for (const {flags} of Object.values(options))
    for (const flag of flagsOf(flags)) expect(page).toContain(flag);
  for (const code of Object.values(exitCodes)) expect(page).toContain(`| ${code} |`);
});

test('it has no option that there is none of', () => {
  const known = new Set(Object.values(options).flatMap(({flags}) => flagsOf(flags)));
  expect(flagsOf(page).filter((flag) => !known.has(flag))).toEqual([]);
});

function flagsOf(text: string): readonly string[] {
  return text.match(/--[a-z][a-z-]+/g) ?? [];
}
