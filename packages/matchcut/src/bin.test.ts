import {spawn, type ChildProcessByStdio} from 'node:child_process';
import {join} from 'node:path';
import type {Readable} from 'node:stream';
import {text} from 'node:stream/consumers';
import {expect, test} from 'vitest';
import {filmModule, makeProject, succeeded, type Ran} from './__fixtures__/run-in-project.ts';

const bin = join(import.meta.dirname, 'bin.ts');
const settings = join(import.meta.dirname, '..', '..', '..', 'tsconfig.base.json');

type Started = {readonly child: ChildProcessByStdio<null, Readable, Readable>; readonly ran: Promise<Ran>};

/** The real program in a process of its own, from source. */
function start(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Started {
  const child = spawn(
    process.execPath,
    ['--conditions=@matchcut/source', '--import', import.meta.resolve('tsx'), bin, ...args],
    {
      cwd,
      env: {...process.env, TSX_TSCONFIG_PATH: settings, NO_COLOR: '1', FORCE_COLOR: undefined, ...env},
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : -1)));
  });
  const ran = Promise.all([ended, text(child.stdout), text(child.stderr)]).then(
    ([exitCode, stdout, stderr]) => ({
      exitCode,
      stdout,
      stderr: stderr.replaceAll(cwd, '<project>'),
    }),
  );
  return {child, ran};
}

const film = filmModule('ad', '<Scene id="a" seconds={4}>A quiet street.</Scene>');

test('a film that throws is shown at its place in a folder with a blank in its name', async () => {
  const project = await makeProject({
    'src/my films/ad.film.tsx': filmModule('ad', '<Scene seconds={4}>{missing}</Scene>'),
  });
  const {exitCode, stderr} = await start(project, ['plan']).ran;
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^error\[film-threw\] src\/my films\/ad\.film\.tsx:\d+:\d+, film "ad"\n/);
});

test('a film that throws is shown at its place, without a stack', async () => {
  const project = await makeProject({
    'film.tsx': filmModule('ad', '<Scene seconds={4}>{load()}</Scene>', `import {load} from './data.ts';`),
    'data.ts':
      'const rows: string[] = [];\n\nexport function load(): string {\n  return rows[3]!.toUpperCase();\n}\n',
  });
  const {exitCode, stdout, stderr} = await start(project, ['plan']).ran;
  expect({exitCode, stdout}).toEqual({exitCode: 1, stdout: ''});
  expect(stderr).toMatchInlineSnapshot(`
    "error[film-threw] data.ts:4:19, film "ad"
      <ad> threw: Cannot read properties of undefined (reading 'toUpperCase')

        2 |
        3 | export function load(): string {
      > 4 |   return rows[3]!.toUpperCase();
          |                   ^
        5 | }

      hint: Fix the error in the film's own code, or put an error boundary around it.
    "
  `);
});

test('data goes to stdout and words to stderr, and --detailed-exitcode says that there is work', async () => {
  const project = await makeProject({'film.tsx': film});
  const {exitCode, stdout, stderr} = await start(project, ['plan', '--json', '--detailed-exitcode']).ran;
  expect(exitCode).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({formatVersion: '1', film: {id: 'ad'}, totals: {generate: 1}});
  expect(stderr).toBe('');
});

test('colours follow NO_COLOR and FORCE_COLOR', async () => {
  const project = await makeProject({});
  const [plain, coloured] = await Promise.all([
    start(project, ['plan']).ran,
    start(project, ['plan'], {NO_COLOR: undefined, FORCE_COLOR: '1'}).ran,
  ]);
  expect(plain.stderr).toMatch(/^error\[no-film-found\]/);
  expect(coloured.stderr).toContain('\u001B[31merror[no-film-found]\u001B[39m');
});

test('Ctrl-C ends a render with 130, and the next one goes on', {timeout: 240_000}, async () => {
  const project = await makeProject({'film.tsx': film});
  const {child, ran} = start(project, ['render', '--log', 'verbose']);
  child.stderr.on('data', (chunk: Buffer) => {
    if (chunk.toString().includes('begins: 16:9 clip ad/a')) child.kill('SIGINT');
  });
  const first = await ran;
  expect(first.exitCode).toBe(130);
  expect(first.stderr).toContain('error[interrupted]');
  const second = succeeded(await start(project, ['render']).ran);
  expect(second).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^out[\\/]ad-16x9\.mp4 .* written\n$/),
  });
  const third = succeeded(await start(project, ['render']).ran);
  expect(third).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^out[\\/]ad-16x9\.mp4 .* unchanged\n$/),
    stderr: expect.stringContaining('Nothing to do'),
  });
});
