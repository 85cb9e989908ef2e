import {mkdtemp, readdir, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {startVideosServer, type FaultPlan, type VideosServer} from '@matchcut/videos-server';
import {afterEach, describe, expect, test} from 'vitest';
import {configFor, json, makeFilmProject, type FilmProject} from './film-project/film-project.ts';

const film = `
import {Continue, Film, Scene, defineFilm} from 'matchcut';
export default defineFilm({
  id: 'ad',
  render: () => (
    <Film title="Ad" formats={['16:9']}>
      <Scene id="rain" seconds={4}>
        Rain on a quiet street.
        <Continue seconds={4}>The rain stops.</Continue>
      </Scene>
      <Scene id="sun" seconds={4}>Sun on the same street.</Scene>
    </Film>
  ),
});
`;

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

async function rig(
  faults: FaultPlan['faults'] = [],
  more: Parameters<typeof configFor>[1] = {},
): Promise<{readonly project: FilmProject; readonly server: VideosServer}> {
  const directory = await mkdtemp(join(tmpdir(), 'matchcut-command-line-'));
  open.push(() => rm(directory, {recursive: true, force: true}));
  const server = await startVideosServer({directory, painter: 'plain', faults: {faults}});
  open.push(() => server.close());
  const project = await makeFilmProject(server.url, {
    'film.tsx': film,
    'matchcut.config.ts': configFor(server.url, more),
  });
  open.push(() => project.remove());
  return {project, server};
}

describe('render over the wire', () => {
  test('a moderated shot fails alone and ends with 5: its chain stops, the rest is made and kept', async () => {
    const {project, server} = await rig([{kind: 'moderation-blocked', times: 1, skip: 0, probability: 1}]);
    const {exitCode, stderr} = await project.run(['render', '--max-cost', '2']);
    expect({exitCode, stderr}).toMatchObject({
      exitCode: 5,
      stderr: expect.stringContaining('error[engine-refused-prompt] ad/'),
    });
    expect(stderr).toMatch(/hint: .*prompt/);
    // What was not moderated is there, and only that is billed.
    const billed = server.ledger().filter(({state}) => state === 'billed');
    const {entries} = json(await project.run(['cache', 'ls', '--json']));
    const clips = Array.isArray(entries)
      ? entries.filter(({kind}) => kind === 'clip' || kind === 'extension')
      : [];
    expect(clips.length).toBe(billed.length);
    // The next run makes the rest, and nothing again.
    expect(await project.run(['render', '--max-cost', '2'])).toMatchObject({exitCode: 0});
    const made = server.ledger().filter(({state}) => state === 'billed');
    expect(made).toHaveLength(3);
  });

  test('what was spent is told by costs, and a budget ends with 4', async () => {
    const {project, server} = await rig([], {config: 'budget: 1.2'});
    expect(await project.run(['render', '--yes'])).toMatchObject({exitCode: 0});
    const {stdout, stderr} = await project.run(['costs']);
    expect(stdout).toMatchInlineSnapshot(`
      "ad/rain  2 jobs  $0.80
      ad/sun   1 job   $0.40
      total    3 jobs  $1.20
      "
    `);
    expect(stderr).toContain('Of the budget of $1.20, $1.20 are spent or under way.');
    const again = await project.run(['render', '--yes', '--replace', 'ad/sun']);
    expect(again).toMatchObject({exitCode: 4, stderr: expect.stringContaining('ad/sun (16:9, $0.40)')});
    expect(server.ledger()).toHaveLength(3);
  });

  test('the key is in no file and in no word of it', async () => {
    const {project, server} = await rig([
      {kind: 'server-error', status: 500, moment: 'after', times: 1, skip: 0, probability: 1},
    ]);
    const canary = 'sk-canary-0123456789';
    const env = {MATCHCUT_VIDEOS_API_KEY: canary};
    const calls = [
      ['plan', '--json', '--out', 'plan.json'],
      ['render', '--yes', '--log', 'verbose', '--json'],
      ['costs', '--json'],
    ];
    const said: string[] = [];
    for (const call of calls) {
      const ran = await project.run(call, {env});
      expect(ran).toMatchObject({exitCode: 0});
      said.push(ran.stdout, ran.stderr);
    }
    expect(server.ledger()).toHaveLength(3);
    expect(said.join('')).not.toContain(canary);
    const files = (await readdir(project.folder, {recursive: true, withFileTypes: true})).filter((file) =>
      file.isFile(),
    );
    const names = files.map(({name}) => name);
    expect(names).toEqual(expect.arrayContaining(['journal.sqlite', 'matchcut.lock.json', 'plan.json']));
    const tellTales = await Promise.all(
      files.map(async ({parentPath, name}) =>
        (await readFile(join(parentPath, name))).includes(canary) ? [name] : [],
      ),
    );
    expect(tellTales.flat()).toEqual([]);
  });

  test('frozen makes nothing, and a key that is refused is told without the key', async () => {
    const {project, server} = await rig();
    expect(await project.run(['render', '--yes', '--frozen'])).toMatchObject({exitCode: 3});
    const {exitCode, stderr} = await project.run(['render', '--yes'], {env: {MATCHCUT_VIDEOS_API_KEY: ''}});
    expect(exitCode).toBe(1);
    expect(stderr).toContain('error[engine-unauthorised]');
    expect(stderr).toContain('MATCHCUT_VIDEOS_API_KEY');
    expect(server.ledger()).toEqual([]);
  });
});

describe('render --batch', () => {
  test('shows the halved price and what is made live, orders, waits, and continues live', async () => {
    const {project, server} = await rig();
    const plan = await project.run(['plan', '--batch']);
    expect(plan.stdout).toContain('in a batch; Rain on a quiet street.');
    expect(plan.stdout).toContain('live: ');
    expect(plan.stdout).toContain('$0.80.');
    const {exitCode, stderr} = await project.run(['render', '--batch', '--max-cost', '0.80']);
    expect({exitCode, stderr}).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('Ordered 2 clips'),
    });
    const ledger = server.ledger().map(({kind, batch, usd}) => `${kind} ${batch ? 'batch' : 'live'} ${usd}`);
    expect(ledger.toSorted()).toEqual(['create batch 0.2', 'create batch 0.2', 'extension live 0.4']);
    expect(await project.run(['render', '--batch'])).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('Nothing to do'),
    });
  });

  test('refuses what the money does not reach for, before anything is ordered', async () => {
    const {project, server} = await rig();
    expect(await project.run(['render', '--batch', '--max-cost', '0.30'])).toMatchObject({exitCode: 4});
    expect(server.ledger()).toEqual([]);
  });
});
