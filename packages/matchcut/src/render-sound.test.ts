import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createMedia, type Media} from '@matchcut/media';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {filmModule, makeProject, runInProject, succeeded} from './__fixtures__/run-in-project.ts';

// A film with music that repeats under a voice, rendered whole, and listened to at each of its joints.

const rate = 48_000;
const minutes = 60_000;
const scenes = [
  '<Scene id="a" seconds={2}>A street.</Scene>',
  '<Scene id="b" seconds={2}>A river.</Scene>',
  '<Transition type="dissolve" seconds={0.5} />',
  '<Scene id="c" seconds={2}>A lamp.</Scene>',
].join('');
const voice = '<Audio src="voice.wav" from={1.2} seconds={1.5} />';
const music =
  '<Audio src="music.wav" trim={{start: 0.1}} loop fadeIn={0.5} fadeOut={0.5} volume={0.5} duck />';
// Whole frames, so that they are whole samples: cut, dissolve, and where the voice and the scenes begin and end.
const joints = [1.2, 2, 2.7, 3.5, 4].map((seconds) => Math.round(seconds * rate));
/** A film of 5.5 s, rendered with uncompressed sound. */
const render = ['render', '--scale', '0.25', '--codec', 'prores'];

let media: Media;
let told: Float32Array = new Float32Array();
let plain: Float32Array = new Float32Array();
let project = '';

beforeAll(async () => {
  media = createMedia();
  project = await makeProject({
    'public/.keep': '',
    'told.film.tsx': filmModule('told', scenes + voice + music, '').replace(
      '<Film ',
      '<Film loudness={-18} ',
    ),
    'plain.film.tsx': filmModule('plain', scenes + voice, ''),
  });
  await write('voice', '0.5*sin(2*PI*310*t+1)', 5);
  await write('music', '0.5*sin(2*PI*220*t+1)', 1.303);
  for (const film of ['told', 'plain']) succeeded(await runInProject(project, [...render, film]));
  [told, plain] = [await soundOf('told'), await soundOf('plain')];
}, 5 * minutes);

afterAll(() => media.close());

test('nothing clicks: not at a cut, a dissolve, where a sound comes or goes, or where one begins again', () => {
  expect(told).toHaveLength(5.5 * rate);
  // What tones of 0.5 bend by themselves, and 5 ms of coming or going.
  for (const joint of joints) expect(bendAround(told, joint)).toBeLessThan(0.005);
  // The same sounds without a word of how.
  expect(bendAround(plain, joints[0] ?? 0)).toBeGreaterThan(0.2);
  expect(bendAround(plain, joints[2] ?? 0)).toBeGreaterThan(0.2);
});

test('the film is as loud as it says, and the one that says nothing as it was mixed', async () => {
  const {integrated, truePeak} = await media.loudness(fileOf('told'));
  expect(integrated).toBeCloseTo(-18, 0);
  expect(truePeak).toBeLessThanOrEqual(-1);
  expect((await media.loudness(fileOf('plain'))).integrated).toBeGreaterThan(-16);
});

test('music is there from beginning to end, and low while somebody speaks', () => {
  const at = (seconds: number): number => levelOf(told, 220, Math.round(seconds * rate));
  for (const seconds of [0.6, 1, 3.8, 4.7]) expect(at(seconds) / at(0.8)).toBeCloseTo(1, 1);
  // To a decibel: the scenes have a little of the tone as well.
  for (const seconds of [1.4, 2.2, 2.5]) {
    expect(Math.abs(20 * Math.log10(at(0.8) / at(seconds)) - 12)).toBeLessThan(1);
  }
  expect(at(5.25) / at(0.8)).toBeCloseTo(Math.SQRT1_2, 1);
});

test('a stretch of the film sounds like that stretch', async () => {
  succeeded(await runInProject(project, [...render, 'told', '--frames', '120-149']));
  const part = await soundOf('told', '-120-149');
  expect(part).toHaveLength(rate);
  const at = (wave: Float32Array, seconds: number): number => levelOf(wave, 220, Math.round(seconds * rate));
  const gain = at(told, 4.5) / at(part, 0.5);
  for (const seconds of [0.1, 0.3, 0.9])
    expect(at(told, 4 + seconds) / at(part, seconds) / gain).toBeCloseTo(1, 1);
});

function fileOf(film: string, part = ''): string {
  return join(project, 'out', `${film}-16x9${part}.mov`);
}

async function soundOf(film: string, part?: string): Promise<Float32Array> {
  const raw = join(project, `${film}.raw`);
  await media.transcode({
    inputs: [{path: fileOf(film, part)}],
    graph: '[0:a]aformat=sample_fmts=flt:channel_layouts=mono[a]',
    video: null,
    audio: {codec: 'pcm_f32le', options: {}, sampleRate: rate},
    output: {path: raw, format: 'f32le'},
  });
  const bytes = await readFile(raw);
  return new Float32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 4));
}

function write(name: string, wave: string, seconds: number): Promise<void> {
  return media.transcode({
    inputs: [],
    graph: `aevalsrc='${wave}':s=${rate}:d=${seconds}[a]`,
    video: null,
    audio: {codec: 'pcm_s16le', options: {}, sampleRate: rate},
    output: {path: join(project, 'public', `${name}.wav`), format: 'wav'},
  });
}

/** How much the wave bends at most, in the few samples around a place. */
function bendAround(wave: Float32Array, place: number): number {
  const bends = [-2, -1, 0, 1, 2, 3].map((offset) => {
    const at = (index: number): number => wave[place + offset - index] ?? 0;
    return Math.abs(at(0) - 2 * at(1) + at(2));
  });
  return Math.max(...bends);
}

/** How much there is of a tone in a tenth of a second around a place. */
function levelOf(wave: Float32Array, hertz: number, place: number): number {
  let [cosine, sine] = [0, 0];
  for (let index = place - rate / 20; index < place + rate / 20; index += 1) {
    const angle = (2 * Math.PI * hertz * index) / rate;
    cosine += (wave[index] ?? 0) * Math.cos(angle);
    sine += (wave[index] ?? 0) * Math.sin(angle);
  }
  return Math.hypot(cosine, sine);
}
