import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {startVideosServer, type VideosServer, type VideosServerEvent} from '@matchcut/videos-server';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {json, makeFilmProject, type FilmProject} from './film-project/film-project.ts';

// One film with the props of a thousand people, ordered through the Batch API and interrupted twice.
const rows = 1000;
const minutes = 60_000;

const film = `
import {Film, Scene, defineFilm} from 'matchcut';
import {z} from 'zod';

export default defineFilm({
  id: 'greeting',
  props: z.object({name: z.string(), year: z.number()}),
  render: ({name, year}) => (
    <Film title="Greeting" formats={['16:9']}>
      <Scene id="hello" seconds={4}>A banner that says Welcome, {name}, in the year {year}.</Scene>
    </Film>
  ),
});
`;
const csv = [
  'name,year',
  ...Array.from({length: rows}, (_, index) => `"Person ${index}, Ms",${1900 + (index % 100)}`),
];

let directory: string;
let server: VideosServer;
let project: FilmProject;
let onEvent: (event: VideosServerEvent) => void = () => {};

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'matchcut-batch-rows-'));
  server = await startVideosServer({directory, painter: 'plain', onEvent: (event) => onEvent(event)});
  project = await makeFilmProject(server.url, {'film.tsx': film, 'people.csv': csv.join('\n')});
});
afterAll(async () => {
  await project.remove();
  await server.close();
  await rm(directory, {recursive: true, force: true});
});

/** Runs a command and kills it when the server has answered so often. */
async function interrupted(
  args: readonly string[],
  isIt: (event: VideosServerEvent) => boolean,
  times = 1,
): Promise<void> {
  let seen = 0;
  const ran = await project.run(args, {
    onStart: (child) => {
      onEvent = (event) => {
        if (isIt(event)) seen += 1;
        if (seen === times) child.kill('SIGKILL');
      };
    },
  });
  onEvent = () => {};
  expect(ran).toMatchObject({exitCode: null});
}

const submit = ['batch', 'submit', 'greeting', '--rows', 'people.csv', '--max-cost', '200', '--json'];

describe('a thousand rows', () => {
  test(
    'cost half, and are ordered once although the first call dies with the answer',
    {timeout: 5 * minutes},
    async () => {
      await interrupted(
        submit,
        (event) => event.kind === 'answered' && event.method === 'POST' && event.path === '/v1/batches',
      );
      expect(json(await project.run(submit))).toMatchObject({kind: 'submitted', clips: 0, underWay: rows});
    },
  );

  test(
    'are collected as they come, and gone on with after a second kill',
    {timeout: 10 * minutes},
    async () => {
      const collect = ['batch', 'collect', '--wait', '--json'];
      await interrupted(
        collect,
        (event) => event.kind === 'answered' && event.path.endsWith('/content'),
        100,
      );
      expect(json(await project.run(collect))).toMatchObject({kind: 'collected', waiting: 0, failed: []});
    },
  );

  test(
    'were each paid once, at half the price, and are all in the store',
    {timeout: 2 * minutes},
    async () => {
      const ledger = server.ledger();
      expect(ledger).toHaveLength(rows);
      expect(new Set(ledger.map(({batch, usd, state}) => `${batch} ${usd} ${state}`))).toEqual(
        new Set(['true 0.2 billed']),
      );
      expect(json(await project.run(['costs', '--json']))).toMatchObject({
        total: {jobs: rows, usd: 200, unknown: 0},
      });
      expect(json(await project.run(submit))).toMatchObject({clips: 0, underWay: 0});
      expect(json(await project.run(['batch', 'status', '--json']))).toEqual({
        formatVersion: '1',
        orders: [],
      });
      const {entries} = json(await project.run(['cache', 'ls', '--json']));
      expect(entries).toHaveLength(rows);
    },
  );
});
