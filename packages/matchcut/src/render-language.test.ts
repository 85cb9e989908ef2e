import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createMedia, type Media} from '@matchcut/media';
import {parseKey, type DraftStep, type PlanJson} from '@matchcut/plan';
import {openStore} from '@matchcut/store';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {filmModule, makeProject, runInProject, succeeded} from './__fixtures__/run-in-project.ts';

// One film that uses what the language has for time, joints and looks, rendered once and looked at.

const film = filmModule(
  'words',
  [
    '<Style grade="negative.cube"><Scene id="a" seconds={2} trim={{start: 1}}>A street.</Scene></Style>',
    '<Transition type="push" direction="from-right" easing="ease-in-out" seconds={0.5} />',
    '<Scene id="b" seconds={2} speed={2}>A river.</Scene>',
    '<Transition type={Iris} seconds={0.5} />',
    '<Scene id="c" seconds={2} freeze={1} mute>A lamp.<Edit>At night.</Edit></Scene>',
  ].join(''),
  `import {Edit, Style} from 'matchcut';
   const Iris = ({progress}: {progress: number}) => (
     <div style={{position: 'absolute', inset: 0, background: 'red', clipPath: \`circle(\${progress * 60}%)\`}} />
   );`,
);
const negative = [
  'LUT_3D_SIZE 2',
  ...cornersOfCube().map((corner) => corner.map((value) => 1 - value).join(' ')),
];
const scaled = ['--scale', '0.25'];
const [width, height] = [320, 180];
const minutes = 60_000;

let project = '';
let media: Media;
let steps: readonly DraftStep[] = [];
const cut = (): string => join(project, 'out', 'words-16x9.mp4');

beforeAll(async () => {
  media = createMedia();
  project = await makeProject({'film.tsx': film, 'public/negative.cube': negative.join('\n')});
  succeeded(await runInProject(project, ['render', ...scaled]));
  const {stdout} = succeeded(await runInProject(project, ['plan', '--json', ...scaled]));
  const plan: PlanJson & {readonly steps: readonly DraftStep[]} = JSON.parse(stdout);
  ({steps} = plan);
}, 5 * minutes);

afterAll(() => media.close());

test('the film is as long as its scenes less what they overlap', async () => {
  expect((await media.probe(cut())).video?.frames).toBe((2 + 2 + 3 - 1) * 30);
});

test('a trimmed clip begins later, a fast one skips frames, and a table is applied', async () => {
  const trimmed = await frames(await madeBy('conform', 'words/a'), [0, 59]);
  const source = await frames(await madeBy('clip', 'words/a'), [30, 89]);
  expect(difference(trimmed[0], invert(source[0]))).toBeLessThan(4);
  expect(difference(trimmed[1], invert(source[1]))).toBeLessThan(4);
  const fast = await frames(await madeBy('conform', 'words/b'), [0, 20, 45]);
  const slow = await frames(await madeBy('clip', 'words/b'), [0, 40, 90]);
  expect(fast.map((frame, index) => difference(frame, slow[index])).every((apart) => apart < 2)).toBe(true);
});

test('an edited clip is what is shown, and its last frame stands still in the end', async () => {
  const shown = await frames(await madeBy('conform', 'words/c'), [10, 59, 60, 89]);
  const [edited] = await frames(await madeBy('edit', 'words/c/edit-1'), [10]);
  const [unedited] = await frames(await madeBy('clip', 'words/c'), [10]);
  expect(difference(shown[0], edited)).toBeLessThan(2);
  expect(difference(shown[0], unedited)).toBeGreaterThan(3);
  expect(difference(shown[1], shown[2])).toBeLessThan(1);
  expect(difference(shown[1], shown[3])).toBeLessThan(1);
});

test('a push moves both pictures, at the pace of its easing', async () => {
  // Scenes a and b share frames 45 to 59; the middle one is half way whatever the easing.
  const [pushed] = await frames(cut(), [52]);
  const [outgoing] = await frames(await madeBy('conform', 'words/a'), [52]);
  const [incoming] = await frames(await madeBy('conform', 'words/b'), [7]);
  const half = width / 2;
  const expected = Uint8Array.from({length: width * height}, (_, at) => {
    const [x, row] = [at % width, at - (at % width)];
    return (x < half ? outgoing?.[row + x + half] : incoming?.[row + x - half]) ?? 0;
  });
  expect(difference(pushed, expected)).toBeLessThan(2);
});

test('a component shows the incoming scene where it draws, and its colours nowhere', async () => {
  // Scenes b and c share frames 90 to 104.
  const [joint] = await frames(cut(), [97]);
  const [outgoing] = await frames(await madeBy('conform', 'words/b'), [52]);
  const [incoming] = await frames(await madeBy('conform', 'words/c'), [7]);
  // A circle of CSS has its percents of the diagonal by the square root of two.
  const radius = (0.5 * 0.6 * Math.hypot(width, height)) / Math.SQRT2;
  const [inside, outside] = [-4, 4].map((margin) => (at: number) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    const distance = Math.hypot(x + 0.5 - width / 2, y + 0.5 - height / 2);
    return margin < 0 ? distance < radius + margin : distance > radius + margin;
  });
  expect(difference(joint, incoming, inside)).toBeLessThan(2);
  expect(difference(joint, outgoing, outside)).toBeLessThan(2);
  expect(difference(outgoing, incoming, inside)).toBeGreaterThan(5);
});

test('a muted scene is silent', async () => {
  const raw = join(project, 'sound.raw');
  await media.transcode({
    inputs: [{path: cut()}],
    graph: '[0:a]aformat=sample_fmts=flt:channel_layouts=mono[a]',
    video: null,
    audio: {codec: 'pcm_f32le', options: {}, sampleRate: 48_000},
    output: {path: raw, format: 'f32le'},
  });
  const bytes = await readFile(raw);
  const samples = new Float32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 4));
  const loudest = (from: number, to: number): number =>
    samples.subarray(from * 48_000, to * 48_000).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  expect(loudest(0, 3)).toBeGreaterThan(0.01);
  expect(loudest(3.6, 6)).toBeLessThan(0.001);
});

test('a second run has nothing to do', async () => {
  const {stderr} = succeeded(await runInProject(project, ['render', ...scaled]));
  expect(stderr).toContain('Nothing to do');
});

function cornersOfCube(): readonly (readonly number[])[] {
  return [0, 1].flatMap((b) => [0, 1].flatMap((g) => [0, 1].map((r) => [r, g, b])));
}

/** Where the store has what a step made. */
async function madeBy(kind: DraftStep['kind'], address: string): Promise<string> {
  const step = steps.find((one) => one.kind === kind && one.address === address);
  const key = parseKey(step?.key ?? '');
  if (key === null) throw new Error(`The plan has no ${kind} ${address}.`);
  const store = await openStore({dir: join(project, '.matchcut')});
  try {
    return (await store.open(key)).path;
  } finally {
    await store.close();
  }
}

/** Frames as they would be in the cut's size, in grey. */
function frames(path: string, numbers: readonly number[]): Promise<readonly Uint8Array[]> {
  return media.rawFrames({
    path,
    frames: numbers,
    filters: `scale=${width}:${height}:flags=lanczos,format=yuv420p,extractplanes=y`,
  });
}

/** Mean distance of pixels, in steps of 255. */
function difference(
  a: Uint8Array | undefined,
  b: Uint8Array | undefined,
  where: (at: number) => boolean = () => true,
): number {
  let [sum, count] = [0, 0];
  for (let at = 0; at < width * height; at += 1) {
    if (!where(at)) continue;
    sum += Math.abs((a?.[at] ?? NaN) - (b?.[at] ?? NaN));
    count += 1;
  }
  return sum / count;
}

/** The luma of the negative picture, in video range. */
function invert(frame: Uint8Array | undefined): Uint8Array {
  return Uint8Array.from(frame ?? [], (value) => 16 + 235 - value);
}
