import {readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {createMedia, type Media} from '@matchcut/media';
import {parseKey, type DraftStep, type PlanJson} from '@matchcut/plan';
import {openStore} from '@matchcut/store';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {filmModule, makeProject, runInProject, succeeded} from './__fixtures__/run-in-project.ts';

// One small film in every codec. The tests stand in the order of a working day: the first one makes the clips.

const film = filmModule(
  'tiny',
  [
    '<Scene id="a" seconds={2}>A street.<Overlay from={0.5} seconds={1}><Box /></Overlay></Scene>',
    '<Transition type="dissolve" seconds={0.5} />',
    '<Scene id="b" seconds={2}>A river.</Scene>',
  ].join(''),
  `const box = {position: 'absolute', left: 640, top: 360, width: 320, height: 180, background: '#f00'} as const;
   const Box = () => <div style={box} />;`,
);
const frames = 105;
const scaled = ['--scale', '0.25'];
const size = {width: 320, height: 180};
const minutes = 60_000;

let project = '';
let media: Media;

beforeAll(async () => {
  media = createMedia();
  project = await makeProject({'film.tsx': film});
});

afterAll(() => media.close());

type Counts = {readonly made: number; readonly reused: number};

async function render(...args: readonly string[]): Promise<Counts> {
  const {stdout} = succeeded(await runInProject(project, ['render', '--json', ...args]));
  const events: readonly {readonly kind: string; readonly counts?: Counts}[] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const {counts} = events.at(-1) ?? {};
  if (counts === undefined) throw new TypeError('The run does not end with a summary.');
  return counts;
}

type PlannedStep = DraftStep & {readonly action: string};

async function planned(...args: readonly string[]): Promise<readonly PlannedStep[]> {
  const {stdout} = succeeded(await runInProject(project, ['plan', '--json', ...args]));
  const plan: PlanJson & {readonly steps: readonly PlannedStep[]} = JSON.parse(stdout);
  return plan.steps;
}

/** Of each frame of the cut, as the files that the plan joins it of have them. */
async function hashesOfParts(steps: readonly DraftStep[]): Promise<readonly string[]> {
  const cut = steps.find((step) => step.kind === 'cut');
  const store = await openStore({dir: join(project, '.matchcut')});
  try {
    const hashes: string[] = [];
    for (const {source, sourceFrom, frames: length} of cut?.request.parts ?? []) {
      const {path} = await store.open(parseKey(source) ?? source);
      hashes.push(...(await media.hashFrames(path)).slice(sourceFrom, sourceFrom + length));
    }
    return hashes;
  } finally {
    await store.close();
  }
}

describe.each([
  {
    args: ['--codec', 'h264', ...scaled],
    file: 'tiny-16x9.mp4',
    video: {codec: 'h264', pixelFormat: 'yuv420p', ...size},
    audio: 'aac',
    // Two clips, two conformed ones, a title, a dissolve and the rest after it, the sound, the cut.
    made: 9,
  },
  {
    args: ['--codec', 'h265', ...scaled],
    file: 'tiny-16x9.mp4',
    video: {codec: 'hevc', pixelFormat: 'yuv420p', ...size},
    audio: 'aac',
    made: 6,
  },
  {
    args: ['--codec', 'prores', ...scaled],
    file: 'tiny-16x9.mov',
    video: {codec: 'prores', pixelFormat: 'yuv422p10le', ...size},
    audio: 'pcm_s16le',
    // Its sound too.
    made: 7,
  },
  {
    args: ['--quality', 'draft'],
    // The cut before it stays what it is.
    file: 'tiny-16x9-draft.mp4',
    video: {codec: 'h264', pixelFormat: 'yuv420p', width: 640, height: 360},
    audio: 'aac',
    made: 6,
  },
])('render $args', ({args, file, video, audio, made}) => {
  const path = (): string => join(project, 'out', file);

  test('makes what is of this setting alone, and no clip again', {timeout: 5 * minutes}, async () => {
    const before = await planned(...args);
    const clips = before.filter(({kind}) => kind === 'clip');
    expect(clips.map(({action}) => action)).toEqual(
      Array.from({length: 2}, () => (made === 9 ? 'generate' : 'reuse')),
    );
    expect(await render(...args)).toMatchObject({made});
  });

  test('writes a cut of its codec, size, length and sound', async () => {
    expect(await media.probe(path())).toMatchObject({
      durationSeconds: 3.5,
      video: {...video, frames, colorSpace: 'bt709', colorRange: 'tv'},
      audio: {codec: audio, sampleRate: 48_000, channels: 2, durationSeconds: expect.closeTo(3.5, 2)},
    });
  });

  test('copies what it joins, frame for frame', async () => {
    const hashes = await media.hashFrames(path());
    expect(hashes).toHaveLength(frames);
    expect(hashes).toEqual(await hashesOfParts(await planned(...args)));
  });

  test('has nothing to do again', async () => {
    const {mtimeMs} = await stat(path());
    expect(await render(...args)).toMatchObject({made: 0});
    expect((await stat(path())).mtimeMs).toBe(mtimeMs);
  });
});

test('a rate factor has clips and segments of its own, and the same sound', async () => {
  const [usual, worse] = [await planned(...scaled), await planned(...scaled, '--crf', '30')];
  const actions = (steps: readonly PlannedStep[]): readonly string[] =>
    steps.map(({kind, action}) => `${kind} ${action}`);
  expect(actions(usual)).not.toContain('conform compose');
  expect(actions(worse).filter((action) => action.startsWith('conform'))).toEqual([
    'conform compose',
    'conform compose',
  ]);
  expect(actions(worse).filter((action) => action.includes('generate'))).toEqual([]);
  expect(await planned(...scaled, '--crf', '18')).toEqual(usual);
});

test('overlays stand where they stand at the full size', async () => {
  succeeded(await runInProject(project, ['still', '--at', '1', '--out', 'still.png', ...scaled]));
  expect((await media.probe(join(project, 'still.png'))).video).toMatchObject(size);
  const [rgb] = await media.rawFrames({
    path: join(project, 'still.png'),
    frames: [0],
    filters: 'format=rgb24',
  });
  const isRed = (x: number, y: number): boolean => {
    const [red = 0, green = 0, blue = 0] = rgb?.subarray(3 * (y * size.width + x)) ?? [];
    return red > 200 && green < 60 && blue < 60;
  };
  // A quarter of where the box begins and ends.
  expect([isRed(164, 94), isRed(236, 131)]).toEqual([true, true]);
  expect([isRed(156, 94), isRed(164, 86), isRed(244, 131), isRed(236, 139)]).not.toContain(true);
});

test('a plan file makes the file that it was asked for', async () => {
  const asked = ['--codec', 'prores', ...scaled];
  succeeded(await runInProject(project, ['plan', ...asked, '--out', 'plan.json']));
  expect(await render('plan.json')).toMatchObject({made: 0});
  const {stderr, exitCode} = await runInProject(project, ['render', 'plan.json', '--codec', 'h264']);
  expect({stderr, exitCode}).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('[bad-option] --codec'),
  });
  const {stderr: wrongName} = await runInProject(project, ['render', 'plan.json', '--out', 'film.mp4']);
  expect(wrongName).toContain('A cut in prores is no .mp4 file.');
});

test('a name that ends with .mov is ProRes', async () => {
  expect(await render(...scaled, '--out', 'film.mov')).toMatchObject({made: 0});
  const bytes = await readFile(join(project, 'film.mov'));
  expect(bytes.equals(await readFile(join(project, 'out', 'tiny-16x9.mov')))).toBe(true);
});
