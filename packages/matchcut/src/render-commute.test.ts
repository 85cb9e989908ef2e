import {open, readFile, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createMedia, type Media} from '@matchcut/media';
import {parseKey, type DraftStep, type FormatId, type Key, type PlanJson} from '@matchcut/plan';
import {openStore} from '@matchcut/store';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {copyExample, runInProject, succeeded, type Ran} from './__fixtures__/run-in-project.ts';

// One render of the whole example, which every test here looks at. The tests stand in the order of a working day:
// render, render again, change a title.

const frames = 1365;
const minutes = 60_000;
const sizes = {'16:9': {width: 1280, height: 720}, '9:16': {width: 720, height: 1280}} as const;
type Format = keyof typeof sizes;

let project = '';
let first: Ran;
let media: Media;
/** Of every frame, as first rendered. */
const hashes = new Map<Format, readonly string[]>();

function fileOf(format: FormatId): string {
  return join(project, 'out', `commute-${format.replace(':', 'x')}.mp4`);
}

function keyOf(text: string): Key {
  const key = parseKey(text);
  if (key === null) throw new TypeError(`"${text}" is no key.`);
  return key;
}

async function planned(): Promise<readonly DraftStep[]> {
  const plan: PlanJson & {readonly steps: readonly DraftStep[]} = JSON.parse(
    (await runInProject(project, ['plan', '--json'])).stdout,
  );
  return plan.steps;
}

/** The frames of stored artifacts by key. */
async function storedHashes(keys: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const store = await openStore({dir: join(project, '.matchcut')});
  try {
    const found = new Map<string, readonly string[]>();
    for (const text of new Set(keys)) {
      found.set(text, await media.hashFrames((await store.open(keyOf(text))).path));
    }
    return found;
  } finally {
    await store.close();
  }
}

beforeAll(async () => {
  media = createMedia();
  project = await copyExample('commute');
  first = succeeded(await runInProject(project, ['render']));
  for (const format of ['16:9', '9:16'] as const) hashes.set(format, await media.hashFrames(fileOf(format)));
}, 20 * minutes);

afterAll(() => media.close());

describe.each(['16:9', '9:16'] as const)('commute in %s', (format) => {
  test('has every frame of the plan, in size, rate, colours and sound', async () => {
    const probe = await media.probe(fileOf(format));
    expect(probe).toMatchObject({
      durationSeconds: 45.5,
      video: {
        ...sizes[format],
        codec: 'h264',
        frames,
        frameRate: {numerator: 30, denominator: 1},
        pixelFormat: 'yuv420p',
        colorSpace: 'bt709',
        colorRange: 'tv',
      },
      audio: {codec: 'aac', sampleRate: 48_000, channels: 2},
    });
    expect(probe.audio?.durationSeconds).toBeCloseTo(45.5, 2);
  });

  test('begins to play before it is fetched', async () => {
    const file = await open(fileOf(format));
    const head = Buffer.alloc(4096);
    await file.read(head, 0, head.length, 0);
    await file.close();
    expect(head.indexOf('moov')).toBeGreaterThan(0);
    expect(head.subarray(0, head.indexOf('moov')).includes('mdat')).toBe(false);
  });

  test('every frame is the right one of the right stretch, on both sides of every joint', async () => {
    const cut = (await planned()).find((step) => step.kind === 'cut' && step.format === format);
    if (cut?.kind !== 'cut') throw new TypeError('The plan has no cut.');
    const sources = await storedHashes(cut.request.parts.map(({source}) => source));
    const expected = cut.request.parts.flatMap(
      ({source, sourceFrom, frames: length}) =>
        sources.get(source)?.slice(sourceFrom, sourceFrom + length) ?? [],
    );
    expect(hashes.get(format)).toEqual(expected);
  });

  test('a title and a caption show while they should and nowhere else', async () => {
    const steps = await planned();
    const conform = steps.find(
      ({kind, address, format: id}) => kind === 'conform' && address === 'commute/platform' && id === format,
    );
    const clip = (await storedHashes([conform?.key ?? '']))?.get(conform?.key ?? '') ?? [];
    const film = hashes.get(format) ?? [];
    const touched = clip.flatMap((hash, frame) => (film[frame] === hash ? [] : [frame]));
    const title = touched.filter((frame) => frame < 180);
    // From 1.5 s for 4 s, and what is made anew up to the next whole second.
    expect(title.at(0)).toBe(45);
    expect(title.length).toBeGreaterThanOrEqual(118);
    // From 6 s for 2 s.
    expect(touched.slice(title.length)).toEqual(Array.from({length: 60}, (_, frame) => 180 + frame));
  });
});

test('the run says where the films are and what it made of which stretches', () => {
  const files = first.stdout.trim().split('\n');
  expect(files.map((line) => /^out[\\/](\S+) .* written$/.exec(line)?.[1])).toEqual(
    ['16x9', '9x16'].flatMap((format) => ['mp4', 'srt', 'vtt'].map((type) => `commute-${format}.${type}`)),
  );
  expect(first.stderr).toMatch(/^16:9: conformed 6 clips \(.*\), made 11 segments \(/m);
  expect(first.stderr).toContain('copied 10 stretches');
  expect(first.stderr).toContain('spent nothing');
});

test(
  'a second run does nothing, says so and leaves the files alone',
  async () => {
    const before = await stat(fileOf('16:9'));
    const {exitCode, stdout, stderr} = await runInProject(project, ['render']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/unchanged\n.*unchanged\n$/);
    expect(stderr).toContain('Nothing to do');
    expect((await stat(fileOf('16:9'))).mtimeMs).toBe(before.mtimeMs);
    expect(await runInProject(project, ['plan', '--detailed-exitcode'])).toMatchObject({exitCode: 0});
  },
  5 * minutes,
);

test('with --json a run is a line for each event, the version first and the outcome last', async () => {
  const {stdout} = succeeded(await runInProject(project, ['render', '--explain', '--json']));
  const events: readonly {readonly kind: string}[] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(events[0]).toMatchObject({kind: 'plan', formatVersion: '1', film: 'commute', totals: {generate: 0}});
  const stretch = {from: 45, frames: 120, fromSeconds: 1.5, seconds: 4, how: 'reused', content: 'overlay'};
  const isReused = {action: 'reuse', reason: {kind: 'unneeded'}};
  const platform = {shots: ['commute/platform'], overlays: ['commute/platform/overlay-1'], ...isReused};
  expect(events.filter(({kind}) => kind === 'explanation')).toMatchObject([
    {
      format: '16:9',
      stretches: expect.arrayContaining([
        {...stretch, ...platform, step: '16:9 segment commute/platform@45-165'},
      ]),
      others: [{stepKind: 'soundtrack'}, {stepKind: 'cut', action: 'reuse', reason: {kind: 'stored'}}],
    },
    {format: '9:16'},
  ]);
  const outputs = (['16:9', '9:16'] as const).flatMap((format) =>
    ['.mp4', '.srt', '.vtt'].map((ending) => ({
      format,
      path: fileOf(format).replace('.mp4', ending),
      written: false,
    })),
  );
  expect(events.filter(({kind}) => kind === 'output')).toMatchObject(outputs);
  expect(events.at(-1)).toMatchObject({
    kind: 'summary',
    outcome: 'done',
    spent: {usd: 0, unknown: 0},
    exitCode: 0,
  });
});

test('a still is the frame of the film', async () => {
  succeeded(await runInProject(project, ['still', '--at', '3', '--out', 'title.png']));
  const [frame] = await media.frames({path: fileOf('16:9'), frames: [90]});
  expect(Buffer.compare(await readFile(join(project, 'title.png')), frame ?? Buffer.of())).toBe(0);
});

test('the storyboard has every shot', async () => {
  const {stdout} = succeeded(await runInProject(project, ['storyboard', '--json']));
  expect(JSON.parse(stdout)).toMatchObject({film: 'commute', format: '16:9', shots: 6, missing: 0});
  expect((await media.probe(join(project, 'out', 'commute-storyboard.png'))).video?.width).toBeGreaterThan(
    1000,
  );
});

test('one changed title makes its stretch again and nothing else', {timeout: 10 * minutes}, async () => {
  const film = join(project, 'commute.film.tsx');
  await writeFile(film, (await readFile(film, 'utf8')).replace('Good morning, {city}', 'Bom dia, {city}'));
  const plan = await runInProject(project, ['plan']);
  expect(plan.stdout).toMatch(/~ arrival\/continue-1 +overlay 3–7 s +16:9 9:16\n +overlay 1 looks different/);
  const {stdout, stderr} = succeeded(await runInProject(project, ['render', '--explain']));
  expect(stdout).toMatch(/rendered +arrival\/continue-1 under overlay-1 +overlay 1 looks different/);
  expect(stdout).toMatch(/reused +platform under overlay-1 +it is in the store/);
  const said = 'made 1 segment (arrival/continue-1 3–7 s), reused 10 segments, copied 10 stretches (17 s)';
  expect(stderr).toContain(`16:9: ${said}`);
  expect(stderr).toContain(`9:16: ${said}`);
  for (const format of ['16:9', '9:16'] as const) {
    const before = hashes.get(format) ?? [];
    const after = await media.hashFrames(fileOf(format));
    const changed = after.flatMap((hash, frame) => (hash === before[frame] ? [] : [frame]));
    // The shot begins at 37.5 s and the title 3 s later, for 4 s.
    expect(after).toHaveLength(frames);
    expect(changed.at(0)).toBeGreaterThanOrEqual(1215);
    expect(changed.at(-1)).toBeLessThan(1335);
  }
});

test('a damaged artifact is told, and made again rather than served', {timeout: 5 * minutes}, async () => {
  const cut = (await planned()).find(({kind, format}) => kind === 'cut' && format === '16:9');
  const store = await openStore({dir: join(project, '.matchcut')});
  const {path} = await store.open(keyOf(cut?.key ?? ''));
  await store.close();
  await writeFile(path, 'not a film');
  const {stderr} = succeeded(await runInProject(project, ['render']));
  expect(stderr).toContain('The stored cut');
  expect(stderr).toContain('will be made again');
});
