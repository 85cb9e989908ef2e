import {cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterAll} from 'vitest';
import {runCommandLine} from '../command-line/run-command-line.ts';
import type {Terminal} from '../command-line/terminal.ts';
import {commands} from '../commands/commands.ts';

const modules = join(import.meta.dirname, '..', '..', 'node_modules');

const projects: string[] = [];

// A rendered project is large.
afterAll(async () => {
  for (const folder of projects.splice(0)) await rm(folder, {recursive: true, force: true});
});

/** A project in a folder of its own, with these files. */
export async function makeProject(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await emptyProject();
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), {recursive: true});
    await writeFile(join(folder, path), content);
  }
  return folder;
}

/** A copy of one of the examples, in which nothing was ever made. */
export async function copyExample(name: string): Promise<string> {
  const folder = await emptyProject();
  const example = join(import.meta.dirname, '..', '..', '..', '..', 'examples', name);
  const leftOut = ['node_modules', '.matchcut', 'out', 'matchcut.lock.json'].map((path) =>
    join(example, path),
  );
  await cp(example, folder, {recursive: true, filter: (path) => !leftOut.includes(path)});
  return folder;
}

async function emptyProject(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'matchcut-project-')));
  projects.push(folder);
  await writeFile(join(folder, 'package.json'), '{"type": "module"}');
  await symlink(modules, join(folder, 'node_modules'));
  return folder;
}

export type Ran = {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
};

/** Throws what a run said where it did not end well. */
export function succeeded(ran: Ran): Ran {
  if (ran.exitCode !== 0) throw new Error(`It ended with ${ran.exitCode}:\n${ran.stderr}`);
  return ran;
}

export type RunOptions = {
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
  /** Called with everything that is told, while it is told. */
  readonly onWords?: (words: string) => void;
};

/** Runs the command line in this process, without a terminal and without colours. */
export async function runInProject(
  cwd: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Ran> {
  const {env = {}, signal = new AbortController().signal, onWords} = options;
  let stdout = '';
  let stderr = '';
  const terminal: Terminal = {
    out: (text) => {
      stdout += text;
    },
    words: (text) => {
      stderr += text;
      onWords?.(text);
    },
    paint: (_, text) => text,
    paintOut: (_, text) => text,
    isInteractive: false,
    columns: 80,
  };
  const exitCode = await runCommandLine(args, commands, {terminal, env, cwd, signal, version: '0.0.0'});
  return {exitCode, stdout, stderr: stderr.replaceAll(cwd, '<project>')};
}

/** A film module with this between its `<Film>` tags. */
export function filmModule(id: string, children: string, imports = ''): string {
  return [
    `import {Audio, Continue, Film, Overlay, Scene, Transition, character, defineFilm} from 'matchcut';`,
    imports,
    `export default defineFilm({`,
    `  id: '${id}',`,
    `  render: () => <Film title="Test">${children}</Film>,`,
    `});`,
  ].join('\n');
}
