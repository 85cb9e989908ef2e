// By its file: it names no entry that Node would know.
import {ebur128_integrated_stereo} from 'ebur128-wasm/ebur128_wasm.js';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createMedia, type Media} from '@matchcut/media';
import {parseKey, type DraftStep, type PlanJson} from '@matchcut/plan';
import {openStore} from '@matchcut/store';
import {parseSync} from 'subtitle';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {copyExample, runInProject, succeeded} from './__fixtures__/run-in-project.ts';

// One render of the lesson, small, which every test here looks at or listens to; the last one changes a caption.

const minutes = 60_000;
const fps = 30;
const rate = 48_000;
const samplesInFrame = rate / fps;
const [width, height] = [320, 180];
const render = ['render', '--format', '16:9', '--scale', '0.25'];
/** Which voice-overs are heard in a scene. */
const voices = {path: [1], train: [2], window: [3, 4], hill: [5], bedroom: [6]};
/** The title is 3 s, half a second of which is the dissolve into the first scene with a voice. */
const narrationFrom = 2.5;

type Cue = {readonly text: string; readonly from: number; readonly to: number};
/** In seconds of the film. */
type Span = readonly [from: number, to: number];
type Stereo = {readonly left: Float32Array; readonly right: Float32Array};

let project = '';
let media: Media;
let steps: readonly DraftStep[] = [];
/** What the captions file says, in frames of the film. */
let cues: readonly Cue[] = [];
let sound: Stereo;

beforeAll(async () => {
  media = createMedia();
  project = await copyExample('lesson');
  succeeded(await runInProject(project, render));
  const {stdout} = succeeded(await runInProject(project, ['plan', '--json', ...render.slice(1)]));
  const plan: PlanJson & {readonly steps: readonly DraftStep[]} = JSON.parse(stdout);
  ({steps} = plan);
  cues = (await cuesOf(join(project, 'public', 'captions', 'lesson.srt'))).map(({text, from, to}) => ({
    text,
    from: Math.round((narrationFrom + from) * fps),
    to: Math.round((narrationFrom + to) * fps),
  }));
  sound = await soundOf(cut());
}, 5 * minutes);

afterAll(() => media.close());

test('a scene lasts as long as what is said in it, to the frame', async () => {
  for (const [scene, numbers] of Object.entries(voices)) {
    const spoken = await Promise.all(numbers.map((number) => soundOf(publicFile(`voice/${number}.ogg`))));
    const samples = spoken.reduce((sum, {left}) => sum + left.length, 0);
    const {video} = await media.probe(await clipOf(`lesson/${scene}`));
    expect({scene, frames: video?.frames}).toEqual({scene, frames: Math.round(samples / samplesInFrame)});
  }
});

test('the captions beside the cut are those of the file, later by the title', async () => {
  expect(cues).toHaveLength(8);
  for (const kind of ['srt', 'vtt']) {
    const written = await cuesOf(join(project, 'out', `lesson-16x9.${kind}`));
    const inFrames = written.map(({text, from, to}) => ({
      text: text.replaceAll('\n', ' '),
      from: Math.round(from * fps),
      to: Math.round(to * fps),
    }));
    expect(inFrames).toEqual(cues);
  }
});

test('every caption is there while its words are said', async () => {
  const spoken = await voiceTrack();
  for (const {text, from, to} of cues) {
    const [first, last] = [from * samplesInFrame, to * samplesInFrame];
    expect({text, said: levelOf(spoken, first, last) > 0.03}).toEqual({text, said: true});
    expect(levelOf(spoken, first - 4 * samplesInFrame, first - samplesInFrame)).toBeLessThan(0.001);
    expect(levelOf(spoken, last, last + 4 * samplesInFrame)).toBeLessThan(0.001);
  }
});

test('captions are in the picture from their first frame to their last, and in no other', async () => {
  const total = (await media.probe(cut())).video?.frames ?? 0;
  const pictures = await media.rawFrames({
    path: cut(),
    frames: Array.from({length: total}, (_, frame) => frame),
    filters: 'format=yuv420p,extractplanes=y',
  });
  const captioned = pictures.flatMap((picture, frame) => (hasLetters(picture) ? [frame] : []));
  expect(captioned).toEqual(
    cues.flatMap(({from, to}) => Array.from({length: to - from}, (_, frame) => from + frame)),
  );
});

test('the film is as loud as the web plays, by a meter of another make', () => {
  expect(Math.abs(ebur128_integrated_stereo(rate, sound.left, sound.right) + 14)).toBeLessThan(0.5);
});

test('music makes room for the voice and comes back between two', async () => {
  const music = sideOf(await soundOf(publicFile('music/lullaby.ogg')));
  const heard = sideOf(sound);
  /** How loud the music is in parts of the film, in decibels of how loud it is in its file. */
  const gain = (...spans: readonly Span[]): number => {
    let [alike, own] = [0, 0];
    for (const [from, to] of spans) {
      for (let at = Math.round(from * rate); at < to * rate; at += 1) {
        const note = music[at % music.length] ?? 0;
        alike += note * (heard[at] ?? 0);
        own += note * note;
      }
    }
    return 20 * Math.log10(alike / own);
  };
  const open = gain([1, 2.5]);
  // Without what stands after its words, and the tenth of a second in which the music goes down.
  const spoken = cues.map(({from, to}): Span => [from / fps + 0.15, to / fps - 0.35]);
  expect(Math.abs(open - gain(...spoken) - 12)).toBeLessThan(1);
  // A single one is short, and the sound of its scene is in it.
  for (const span of spoken) expect(open - gain(span)).toBeGreaterThan(9);
  // Between the voices of two scenes; 0.25 s it waits, and 0.6 s it takes to come back.
  const [hill, bedroom] = [cues[6], cues[7]];
  const pause = gain([(hill?.to ?? 0) / fps + 0.45, (bedroom?.from ?? 0) / fps - 0.02]);
  expect(open - pause).toBeLessThan(6);
});

test('another line in the captions makes its own segment again, and no other', async () => {
  const file = publicFile('captions/lesson.srt');
  const before = await media.hashFrames(cut());
  const text = await readFile(file, 'utf8');
  expect(text).toContain('It never falls behind.');
  await writeFile(file, text.replace('It never falls behind.', 'It is never late.'));
  const {stderr} = succeeded(await runInProject(project, render));
  expect(stderr).toMatch(/16:9: made 1 segment \(train .*\), reused 6 segments/);
  const after = await media.hashFrames(cut());
  const changed = after.flatMap((hash, frame) => (hash === before[frame] ? [] : [frame]));
  const [, train] = cues;
  expect(after).toHaveLength(before.length);
  expect(changed.length).toBeGreaterThanOrEqual((train?.to ?? 0) - (train?.from ?? 0));
  // The scene is its voice, which begins 0.4 s before its words.
  expect(changed.at(0)).toBeGreaterThanOrEqual((train?.from ?? 0) - 0.4 * fps);
  expect(changed.at(-1)).toBeLessThan(cues[2]?.from ?? 0);
});

function cut(): string {
  return join(project, 'out', 'lesson-16x9.mp4');
}

function publicFile(path: string): string {
  return join(project, 'public', path);
}

/** By a parser of subtitles that has nothing to do with ours; times in seconds. */
async function cuesOf(path: string): Promise<readonly Cue[]> {
  return parseSync(await readFile(path, 'utf8')).flatMap((node) =>
    node.type === 'cue'
      ? [{text: node.data.text, from: node.data.start / 1000, to: node.data.end / 1000}]
      : [],
  );
}

/** Where the store has the clip of a scene as the film uses it. */
async function clipOf(address: string): Promise<string> {
  const step = steps.find((one) => one.kind === 'conform' && one.address === address);
  const key = parseKey(step?.key ?? '');
  if (key === null) throw new Error(`The plan has no clip of ${address}.`);
  const store = await openStore({dir: join(project, '.matchcut')});
  try {
    return (await store.open(key)).path;
  } finally {
    await store.close();
  }
}

/** All voice-overs where they are in the film, without anything else. */
async function voiceTrack(): Promise<Float32Array> {
  const track = new Float32Array(sound.left.length);
  let at = narrationFrom * rate;
  for (const number of Object.values(voices).flat()) {
    const {left} = await soundOf(publicFile(`voice/${number}.ogg`));
    track.set(left, at);
    at += left.length;
  }
  return track;
}

async function soundOf(path: string): Promise<Stereo> {
  const raw = join(project, 'sound.f32');
  await media.transcode({
    inputs: [{path}],
    graph: '[0:a]aformat=channel_layouts=stereo[a]',
    video: null,
    audio: {codec: 'pcm_f32le', options: {}, sampleRate: rate},
    output: {path: raw, format: 'f32le'},
  });
  const bytes = await readFile(raw);
  const both = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  return {
    left: both.filter((_, index) => index % 2 === 0),
    right: both.filter((_, index) => index % 2 === 1),
  };
}

/** What is not the same on both sides: music is, a voice in the middle is not. */
function sideOf({left, right}: Stereo): Float32Array {
  return left.map((sample, at) => sample - (right[at] ?? 0));
}

/** Root of the mean square of a part. */
function levelOf(wave: Float32Array, from: number, to: number): number {
  const part = wave.subarray(from, to);
  return Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / part.length);
}

/** Whether there are white letters where captions stand: nothing else there is as bright at night. */
function hasLetters(picture: Uint8Array): boolean {
  let bright = 0;
  for (let y = Math.round(height * 0.7); y < height * 0.8; y += 1) {
    for (let x = Math.round(width * 0.3); x < width * 0.7; x += 1) {
      if ((picture[y * width + x] ?? 0) > 205) bright += 1;
    }
  }
  return bright > 30;
}
