import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {mkdir, mkdtemp, realpath, rm, symlink, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {pathToFileURL} from 'node:url';

const root = join(import.meta.dirname, '..', '..', '..');
const bin = join(root, 'packages', 'matchcut', 'src', 'bin.ts');
const loader = pathToFileURL(createRequire(join(root, 'package.json')).resolve('tsx')).href;

/** A project in a folder of its own, whose films are made by a server that speaks the Videos API. */
export type FilmProject = {
  readonly folder: string;
  /** Runs the real command line in a process of its own. */
  run(args: readonly string[], options?: RunOptions): Promise<Ran>;
  remove(): Promise<void>;
};

export type RunOptions = {
  readonly env?: NodeJS.ProcessEnv;
  /** Given the process once it runs, to end it early. */
  readonly onStart?: (child: ChildProcess) => void;
};

export type Ran = {
  /** `null` where it was killed. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

/** @param files By path; `matchcut.config.ts` is written for `baseURL` unless it is among them. */
export async function makeFilmProject(
  baseURL: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<FilmProject> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'matchcut-wired-')));
  const all = {'package.json': '{"type": "module"}', 'matchcut.config.ts': configFor(baseURL), ...files};
  for (const [path, content] of Object.entries(all)) {
    await mkdir(dirname(join(folder, path)), {recursive: true});
    await writeFile(join(folder, path), content);
  }
  await symlink(join(root, 'packages', 'matchcut', 'node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    remove: () => rm(folder, {recursive: true, force: true}),
    async run(args, {env = {}, onStart} = {}) {
      const node = ['--conditions=@matchcut/source', '--import', loader, bin, ...args];
      const {CI: _, ...inherited} = process.env;
      const child = spawn(process.execPath, node, {
        cwd: folder,
        env: {
          ...inherited,
          TSX_TSCONFIG_PATH: join(root, 'tsconfig.base.json'),
          MATCHCUT_VIDEOS_API_KEY: 'key-of-this-test',
          ...env,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let stdout = '';
      let stderr = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      onStart?.(child);
      await once(child, 'close');
      return {exitCode: child.exitCode, stdout, stderr: stderr.replaceAll(folder, '<project>')};
    },
  };
}

/** The engine's own words for `matchcut.config.ts`; `more` are options and fields in TypeScript. */
export function configFor(
  baseURL: string,
  more: {readonly engine?: string; readonly config?: string} = {},
): string {
  const {engine = '', config = ''} = more;
  return [
    `import {defineConfig} from 'matchcut';`,
    `import {sora} from 'matchcut/engines';`,
    `export default defineConfig({engine: sora({baseURL: '${baseURL}', settleMs: 200, ${engine}}), ${config}});`,
  ].join('\n');
}

/** What a command prints with `--json`. */
export function json(ran: Ran): Record<string, unknown> {
  const value: unknown = JSON.parse(ran.stdout);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TypeError(`Not an object: ${ran.stdout}\n${ran.stderr}`);
  return Object.fromEntries(Object.entries(value));
}
