import {existsSync} from 'node:fs';
import {readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createMedia} from '@matchcut/media';
import {expect, test} from 'vitest';
import {makeProject, runInProject, succeeded, type Ran} from '../__fixtures__/run-in-project.ts';

/** One shot that all rows have, one that depends on the town, and a title that depends on the name. */
const film = (title: string): string => `
import {Film, Overlay, Scene, defineFilm} from 'matchcut';
import {z} from 'zod';
export default defineFilm({
  id: 'ad',
  props: z.object({name: z.string(), town: z.string(), hue: z.number().default(0)}),
  defaultProps: {town: 'Lisbon'},
  render: ({name, town, hue}) => (
    <Film title={name}>
      <Scene id="hero" seconds={1}>A quiet street.${title}</Scene>
      <Scene id="town" seconds={1}>The roofs of {town}.</Scene>
    </Film>
  ),
});`;
const title = `<Overlay><div style={{position: 'absolute', inset: 0, background: \`hsl(\${hue} 100% 50%)\`}} /></Overlay>`;
const csv = 'name,town\n"Ada, Countess",Porto\nGrace,東京\nJean,Porto\n';
const small = ['--quality', 'draft', '--scale', '0.25'];
const minutes = 60_000;

/** The free engine, which refuses what lies nowhere, and says what it was asked for. */
const picky = `
import {EngineError} from '@matchcut/engine';
import {animatic} from '@matchcut/engine-animatic';
import {appendFileSync} from 'node:fs';
import {join} from 'node:path';
const engine = animatic();
export default {
  engine: {
    ...engine,
    submit: (request, ...more) => {
      appendFileSync(join(import.meta.dirname, 'asked.txt'), request.prompt + '\\n');
      return request.prompt.includes('Nowhere')
        ? Promise.reject(new EngineError('engine-refused-prompt', 'The prompt is refused.'))
        : engine.submit(request, ...more);
    },
  },
};`;

type Told = {readonly kind: string; readonly [field: string]: unknown};

function eventsOf({stdout}: Ran): readonly Told[] {
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

test(
  'rows share the shots that do not depend on them, and the lock stays what it is in whatever order they come',
  {timeout: 4 * minutes},
  async () => {
    const project = await makeProject({
      'film.tsx': film(''),
      'rows.csv': csv,
      'matchcut.config.ts': picky,
    });
    const each = ['--each', 'rows.csv', '--name', '{name}-{town}'];
    const {stdout} = succeeded(await runInProject(project, ['plan', '--json', ...each]));
    expect(JSON.parse(stdout)).toMatchObject({
      formatVersion: '1',
      film: 'ad',
      rows: [
        {
          row: 1,
          line: 2,
          clips: {new: 2, shared: 0},
          cuts: [{path: join(project, 'out/ada-countess-porto.mp4')}],
        },
        {row: 2, line: 3, clips: {new: 1, shared: 1}, cuts: [{path: join(project, 'out/grace-東京.mp4')}]},
        {row: 3, line: 4, clips: {new: 0, shared: 2}, cuts: [{path: join(project, 'out/jean-porto.mp4')}]},
      ],
      totals: {generate: 3},
    });
    expect(existsSync(join(project, 'out'))).toBe(false);

    const table = succeeded(await runInProject(project, ['render', ...small, ...each]));
    expect(table.stderr).toMatch(/row +line +clips +shared.*\n1 +2 +2 \(8 s\) +0/);
    expect((await readdir(join(project, 'out'))).toSorted()).toEqual([
      'ada-countess-porto.mp4',
      'grace-東京.mp4',
      'jean-porto.mp4',
    ]);
    const asked = await readFile(join(project, 'asked.txt'), 'utf8');
    expect(asked.match(/A quiet street/g)).toHaveLength(1);
    expect(asked.match(/The roofs of/g)).toHaveLength(2);
    // Rows that want the very same film get the same one.
    const [ada, jean] = await Promise.all(
      ['ada-countess-porto', 'jean-porto'].map((name) => readFile(join(project, 'out', `${name}.mp4`))),
    );
    expect(jean?.equals(ada ?? Buffer.of())).toBe(true);

    const locked = await readFile(join(project, 'matchcut.lock.json'), 'utf8');
    const lock = JSON.parse(locked);
    expect(lock.shots).toEqual({});
    expect(lock.rows['ad/hero']['16:9']).toHaveLength(1);
    expect(lock.rows['ad/town']['16:9']).toHaveLength(2);

    // Another order, and a project that has nothing but the lock.
    await writeFile(join(project, 'rows.csv'), 'name,town\nGrace,東京\nJean,Porto\n"Ada, Countess",Porto\n');
    await rm(join(project, '.matchcut'), {recursive: true});
    const again = succeeded(await runInProject(project, ['render', '--json', ...small, ...each]));
    expect(eventsOf(again).at(-1)).toMatchObject({kind: 'summary', outcome: 'done', exitCode: 0});
    expect(await readFile(join(project, 'matchcut.lock.json'), 'utf8')).toBe(locked);

    // The same row alone is the same film, and costs nothing.
    const alone = ['--props', '{"name": "Grace", "town": "東京"}'];
    const single = succeeded(await runInProject(project, ['plan', '--json', ...small, ...alone]));
    expect(JSON.parse(single.stdout).totals).toMatchObject({generate: 0, compose: 0});
  },
);

test(
  'another take of a shot that rows share is shown in all of them, and the other rows keep theirs',
  {timeout: 4 * minutes},
  async () => {
    const project = await makeProject({'film.tsx': film(''), 'rows.csv': csv});
    const each = ['--each', 'rows.csv', '--target', 'hero', '--target', 'town'];
    succeeded(await runInProject(project, ['render', ...each]));
    await writeFile(join(project, 'one.csv'), 'name,town\nGrace,東京\n');
    succeeded(
      await runInProject(project, [
        'render',
        '--each',
        'one.csv',
        '--target',
        'town',
        '--replace',
        'ad/town',
      ]),
    );
    const lock = JSON.parse(await readFile(join(project, 'matchcut.lock.json'), 'utf8'));
    const takes = lock.rows['ad/town']['16:9'].map(({take}: {take: number}) => take);
    expect(takes.toSorted()).toEqual([1, 1, 2]);
    const {stdout} = succeeded(await runInProject(project, ['plan', '--json', ...each]));
    expect(JSON.parse(stdout).totals).toMatchObject({generate: 0});
  },
);

test('each row has its own titles, drawn with its own props', {timeout: 4 * minutes}, async () => {
  const project = await makeProject({
    'film.tsx': film(title),
    'rows.jsonl': '{"name": "Red", "hue": 0}\n{"name": "Blue", "hue": 240}\n',
  });
  succeeded(
    await runInProject(project, [
      'render',
      ...small,
      '--each',
      'rows.jsonl',
      '--name',
      '{name}',
      '--props',
      '{"town": "Porto"}',
    ]),
  );
  const media = createMedia();
  const colours = await Promise.all(
    ['red', 'blue'].map(async (name) => {
      const path = join(project, 'out', `${name}.mp4`);
      const [pixel] = await media.rawFrames({path, frames: [15], filters: 'scale=1:1,format=rgb24'});
      return [...(pixel ?? [])].map((value) => value > 127);
    }),
  );
  await media.close();
  expect(colours).toEqual([
    [true, false, false],
    [false, false, true],
  ]);
});

test(
  'a row that fails does not stop the others: it is told with its line',
  {timeout: 4 * minutes},
  async () => {
    const project = await makeProject({
      'film.tsx': film(''),
      'rows.csv': 'name,town,hue\nAda,Porto,\nGrace,Nowhere,\nJean,Porto,red\n',
      'matchcut.config.ts': picky,
    });
    const ran = await runInProject(project, ['render', ...small, '--each', 'rows.csv']);
    expect(ran.exitCode).toBe(1);
    expect(ran.stderr).toContain('error[bad-props] rows.csv:4');
    expect(ran.stderr).toContain('error[engine-refused-prompt] rows.csv:3, ad/town (16:9)');
    expect(ran.stderr).toContain('1 of 3 rows are done.');
    expect(await readdir(join(project, 'out'))).toEqual(['ad-1-16x9-draft.mp4']);

    // What all failures have in common is the exit code.
    await writeFile(join(project, 'rows.csv'), 'name,town\nAda,Porto\nGrace,Nowhere\n');
    const refused = await runInProject(project, ['render', '--json', ...small, '--each', 'rows.csv']);
    expect(refused.exitCode).toBe(5);
    expect(eventsOf(refused).filter(({kind}) => kind === 'row')).toEqual([
      {kind: 'row', row: 1, line: 2, outcome: 'done'},
      {kind: 'row', row: 2, line: 3, outcome: 'failed'},
    ]);
    const planned = await runInProject(project, ['plan', '--each', 'rows.csv', '--detailed-exitcode']);
    expect(planned).toMatchObject({exitCode: 2});
  },
);

test('what all rows fail for is told once', async () => {
  const project = await makeProject({'film.tsx': film(''), 'rows.csv': csv});
  const ran = await runInProject(project, ['plan', '--each', 'rows.csv', '--format', '1:1']);
  expect(ran.exitCode).toBe(1);
  expect(ran.stderr.match(/unknown-format/g)).toHaveLength(1);
  expect(ran.stderr).toContain('rows.csv:2, rows.csv:3, rows.csv:4');
});

test(
  'frozen, rows whose clips are missing fail, and the others are made',
  {timeout: 4 * minutes},
  async () => {
    const project = await makeProject({'film.tsx': film(''), 'rows.csv': 'name,town\nAda,Porto\n'});
    succeeded(await runInProject(project, ['render', ...small, '--each', 'rows.csv']));
    await rm(join(project, 'out'), {recursive: true});
    await writeFile(join(project, 'rows.csv'), csv);
    const ran = await runInProject(project, ['render', '--frozen', ...small, '--each', 'rows.csv']);
    expect(ran.exitCode).toBe(3);
    expect(ran.stderr).toContain('error[frozen-missing] rows.csv:3');
    expect((await readdir(join(project, 'out'))).toSorted()).toEqual([
      'ad-1-16x9-draft.mp4',
      'ad-3-16x9-draft.mp4',
    ]);
  },
);

test(
  'a run that is interrupted has delivered what it had, and goes on from there',
  {timeout: 4 * minutes},
  async () => {
    const project = await makeProject({'film.tsx': film(''), 'rows.csv': csv, 'matchcut.config.ts': picky});
    const controller = new AbortController();
    const args = ['render', ...small, '--concurrency', '1', '--each', 'rows.csv'];
    const stopped = await runInProject(project, args, {
      signal: controller.signal,
      onWords: (words) => {
        if (words.startsWith('made: 16:9 cut')) controller.abort();
      },
    });
    expect(stopped.exitCode).toBe(130);
    const delivered = await readdir(join(project, 'out'));
    expect(delivered.length).toBeGreaterThan(0);
    const asked = await readFile(join(project, 'asked.txt'), 'utf8');
    expect(succeeded(await runInProject(project, args)).stdout).toMatch(/unchanged/);
    const after = await readFile(join(project, 'asked.txt'), 'utf8');
    expect(after.startsWith(asked)).toBe(true);
    expect(after.trim().split('\n')).toHaveLength(3);
    expect(await readdir(join(project, 'out'))).toHaveLength(3);
  },
);

test('two cuts are never one file: rows and formats are told apart before anything is made', async () => {
  const project = await makeProject({'film.tsx': film(''), 'rows.csv': csv});
  const rows = await runInProject(project, ['render', '--each', 'rows.csv', '--name', '{town}']);
  expect(rows.exitCode).toBe(1);
  expect(rows.stderr).toContain('error[same-name] --name');
  expect(rows.stderr).toContain('rows.csv:2 and rows.csv:4 would be one file, porto.mp4.');
  const two = film('').replace('title={name}', `title={name} formats={['16:9', '9:16']}`);
  const formats = await makeProject({'film.tsx': two, 'rows.csv': csv});
  const ran = await runInProject(formats, ['render', '--each', 'rows.csv', '--name', '{name}']);
  expect(ran.stderr).toContain('Two formats of rows.csv:2 would be one file, ada-countess.mp4.');
  for (const folder of [project, formats]) expect(existsSync(join(folder, 'matchcut.lock.json'))).toBe(false);
});

test('what says something about one film alone is an error beside rows', async () => {
  const project = await makeProject({'film.tsx': film(''), 'rows.csv': csv});
  const calls = [
    ['render', '--each', 'rows.csv', '--batch'],
    ['render', '--each', 'rows.csv', '--explain'],
    ['render', '--each', 'rows.csv', '--out', 'one.mp4'],
    ['render', '--each', 'rows.csv', '--name', '{ciyt}'],
    ['render', '--each', 'rows.csv', '--name', 'x.avi'],
    ['render', '--name', '{row}'],
    ['plan', '--each', 'rows.csv', '--out', 'plan.json'],
    ['plan', '--each', 'rows.csv', '--timeline', 'plan.svg'],
  ];
  for (const call of calls) {
    const ran = await runInProject(project, call);
    expect({call, ...ran}).toMatchObject({exitCode: 1, stderr: expect.stringContaining('error[bad-option]')});
  }
});
