import {mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {createMedia} from '../../create-media.ts';
import type {MixSound} from '../../media.ts';
import {lanesOf, openLane} from './sound-lane.ts';
import {silence} from './stereo.ts';

const rate = 48_000;
/** 50 ms. */
const half = 2400;
const joint = 48_000;

const media = createMedia({workers: 2});
const folder = mkdtempSync(join(tmpdir(), 'matchcut-mix-'));
const at = (name: string): string => join(folder, `${name}.wav`);

const tone = (gain: number, phase: number): string => `${gain}*sin(2*PI*220*t+${phase})`;

beforeAll(async () => {
  await Promise.all([
    write('long', `aevalsrc='${tone(0.5, 0)}':s=${rate}`),
    write('softer', `aevalsrc='${tone(0.25, 2)}':s=${rate}`),
    write('soft', `aevalsrc='${tone(0.35, 0)}':s=${rate}`),
    write('noise', `anoisesrc=a=0.5:seed=1:r=${rate}`),
    write('softer-noise', `anoisesrc=a=0.25:seed=2:r=${rate}`),
    write('short', `aevalsrc='${tone(0.5, 0)}':s=${rate}`, joint - 600),
  ]);
});
afterAll(async () => {
  await media.close();
  rmSync(folder, {recursive: true});
});

describe('where one sound becomes another', () => {
  test('a step in loudness and a click are gone, and nothing else has changed', async () => {
    const sounds = [sound('long', 0), sound('softer', joint)];
    const [off, on] = [await mix(sounds), await mix(seamed(sounds))];
    expect(jumpAt(off, joint)).toBeGreaterThan(0.2);
    expect(jumpAt(on, joint)).toBeLessThan(0.02);
    expect(stepsAround(off)).toBeGreaterThan(5.5);
    expect(stepsAround(on)).toBeLessThan(4);
    expect(on.subarray(0, joint - half)).toEqual(off.subarray(0, joint - half));
    expect(on.subarray(joint + half)).toEqual(off.subarray(joint + half));
    expect(on).toHaveLength(off.length);
  });

  test('sounds that have nothing to do with each other stay as loud as they are', async () => {
    const sounds = [sound('noise', 0), sound('softer-noise', joint)];
    const [off, on] = [await mix(sounds), await mix(seamed(sounds))];
    expect(stepsAround(off)).toBeGreaterThan(5);
    expect(stepsAround(on)).toBeLessThan(4);
    const middle = level(on, joint - 800, 1600);
    expect(middle).toBeGreaterThan(level(off, joint + half, 4000));
    expect(middle).toBeLessThan(level(off, joint - half - 4000, 4000));
  });

  test('sounds of one pitch do not cancel each other, whatever their phases', async () => {
    for (const phase of [0, 1, 2, 3, 4, 5, 6]) {
      await write('turned', `aevalsrc='${tone(0.5, phase)}':s=${rate}`);
      const on = await mix(seamed([sound('long', 0), sound('turned', joint)]));
      for (let offset = -half; offset < half; offset += 218) {
        expect(level(on, joint + offset, 218)).toBeGreaterThan(0.25);
      }
    }
  });

  test('what goes on by itself is left alone', async () => {
    const sounds = [sound('long', 0), {...sound('long', joint), sourceFrom: joint}];
    expect(await mix(seamed(sounds))).toEqual(await mix(sounds));
    const noises = [sound('noise', 0), {...sound('noise', joint), sourceFrom: joint}];
    expect(await mix(seamed(noises))).toEqual(await mix(noises));
  });

  test('a file that has the sound before the joint too brings it along, and nothing swells', async () => {
    // The same wave, softer: summed up as strangers they would be 3 dB too loud in the middle.
    const on = await mix(seamed([sound('long', 0), {...sound('soft', joint), sourceFrom: joint}]));
    const before = level(on, joint - 2 * half, half);
    for (let offset = -half; offset < half; offset += 218) {
      expect(level(on, joint + offset, 218)).toBeLessThan(1.05 * before);
    }
  });

  test('a sound that ends a moment early is carried on to the joint', async () => {
    const sounds = [sound('short', 0), sound('softer', joint)];
    const [off, on] = [await mix(sounds), await mix(seamed(sounds))];
    expect(level(off, joint - 500, 400)).toBe(0);
    expect(level(on, joint - 500, 400)).toBeGreaterThan(0.2);
    expect(jumpAt(on, joint - 600)).toBeLessThan(0.03);
  });

  test('one that ends long before fades in what follows', async () => {
    const sounds = [{...sound('short', 0), sourceFrom: 40_000}, sound('softer', joint)];
    const on = await mix(seamed(sounds));
    expect(level(on, joint - 20_000, 10_000)).toBe(0);
    expect(jumpAt(on, joint)).toBeLessThan(0.01);
    expect(level(on, joint + half, 4000)).toBeGreaterThan(0.15);
  });

  test('a chain has a seam at every joint, up to half of a short sound', async () => {
    const short = 2000;
    const sounds = [
      sound('long', 0),
      {...sound('softer', joint), samples: short},
      {...sound('soft', joint + short), sourceFrom: 777},
    ];
    const seams = [0, short / 2, short / 2];
    const [off, on] = [
      await mix(sounds),
      await mix(sounds.map((each, index) => ({...each, seam: seams[index] ?? 0}))),
    ];
    for (const place of [joint, joint + short]) {
      expect(jumpAt(off, place)).toBeGreaterThan(0.1);
      expect(jumpAt(on, place)).toBeLessThan(0.03);
    }
    expect(on.subarray(joint + short + short / 2)).toEqual(off.subarray(joint + short + short / 2));
  });
});

describe('a sound that is repeated', () => {
  const length = 30_000;
  const repeated = (name: string, changes: Partial<MixSound> = {}): MixSound => ({
    ...sound(name, 0),
    samples: 2 * joint,
    loop: {from: 0, samples: length, seam: 2400},
    ...changes,
  });

  test('keeps its beat to the sample, and has no click where it begins again', async () => {
    await write('click', `aevalsrc='${tone(0.2, 1)}+0.7*eq(n,12000)':s=${rate}`);
    const wave = await mix([repeated('click')]);
    expect(wave).toHaveLength(2 * joint);
    const clicks = [...wave.keys()].filter((at) => jumpAt(wave, at) > 1);
    expect(clicks).toEqual([0, 1, 2].map((pass) => 12_001 + pass * length));
    for (const pass of [1, 2, 3]) expect(jumpAt(wave, pass * length)).toBeLessThan(0.01);
    const hard = await mix([repeated('click', {loop: {from: 0, samples: length, seam: 0}})]);
    expect(jumpAt(hard, length)).toBeGreaterThan(0.05);
  });

  test('that fits together by itself goes round unchanged', async () => {
    // 220 Hz: 132 periods.
    const whole = await mix([{...sound('long', 0), samples: 2 * joint}]);
    const wave = await mix([repeated('long', {loop: {from: 0, samples: 28_800, seam: 2400}})]);
    for (let at = 0; at < wave.length; at += 97)
      expect(Math.abs((wave[at] ?? 0) - (whole[at] ?? 0))).toBeLessThan(1e-4);
  });

  test('comes up once and goes down once, over all of its passes', async () => {
    const wave = await mix([repeated('long', {fadeIn: 48_000, fadeOut: 36_000, volume: 0.8})]);
    const full = 0.4 / Math.SQRT2;
    // Quarter sines.
    expect(level(wave, 24_000 - 480, 960)).toBeCloseTo(full * Math.SQRT1_2, 2);
    expect(level(wave, 36_000 - 480, 960)).toBeCloseTo(full * Math.sin((3 / 8) * Math.PI), 2);
    expect(level(wave, 2 * joint - 18_000 - 480, 960)).toBeCloseTo(full * Math.SQRT1_2, 2);
    expect(level(wave, 48_600, 9_000)).toBeCloseTo(full, 2);
    expect(Math.abs(wave.at(-1) ?? 1)).toBeLessThan(0.001);
  });

  test('may begin within, and end within', async () => {
    await write('click', `aevalsrc='0.7*eq(n,12000)':s=${rate}`);
    const wave = await mix([
      repeated('click', {
        sourceFrom: 11_000,
        loop: {from: 10_000, samples: 20_000, seam: 500},
        samples: 50_000,
      }),
    ]);
    const clicks = [...wave.keys()].filter((at) => (wave[at] ?? 0) > 0.5);
    expect(clicks).toEqual([1000, 21_000, 41_000]);
    expect(level(wave, 50_000, 40_000)).toBe(0);
  });
});

describe('a sound that makes room for voices', () => {
  const ducking = {depth: 12, attack: 4800, release: 28_800};
  const music = (changes: Partial<typeof ducking> = {}): MixSound => ({
    ...sound('noise', 0),
    samples: 2 * joint,
    bus: {kind: 'ducked', ...ducking, ...changes},
  });
  /** Speaks for a quarter of a second from 0.25 s on. */
  const voice: MixSound = {...sound('long', 12_000), samples: 12_000, bus: {kind: 'voice'}};
  const asVoice = (each: MixSound): MixSound => ({...each, bus: {kind: 'voice'}});
  /** Decibels by which the music is lowered, at a sample. */
  async function lowering(sounds: readonly MixSound[]): Promise<(at: number) => number> {
    const [plain, voices, all] = [
      await mix(sounds.filter(({bus}) => bus?.kind === 'ducked').map(asVoice)),
      await mix(sounds.filter(({bus}) => bus?.kind !== 'ducked')),
      await mix(sounds),
    ];
    const music = all.map((value, at) => value - (voices[at] ?? 0));
    return (at) => 20 * Math.log10(level(plain, at - 120, 240) / level(music, at - 120, 240));
  }

  test.for([6, 12, 24])('is lowered by %i dB, exactly, however loud the voice is', async (depth) => {
    for (const volume of [1, 0.1]) {
      const at = await lowering([music({depth}), {...voice, volume}]);
      expect(at(11_800)).toBeCloseTo(0, 1);
      for (const sample of [18_000, 24_000, 30_000]) expect(at(sample)).toBeCloseTo(depth, 1);
    }
  });

  test('goes down within its attack, and comes back within its release once the voice has paused', async () => {
    const at = await lowering([music(), voice]);
    // Evenly, in decibels. The voice is heard within a millisecond.
    expect(at(12_000 + 2400)).toBeCloseTo(6, 0);
    expect(at(12_000 + 4800 + 240)).toBeCloseTo(12, 1);
    // 40 ms until nothing of it is heard any more, and a quarter of a second in which it might go on.
    const pauseEnd = 24_000 + 1920 + 12_000;
    expect(at(pauseEnd - 1920 - 240)).toBeCloseTo(12, 1);
    expect(at(pauseEnd + 14_400)).toBeCloseTo(6, 0);
    expect(at(pauseEnd + 28_800 - 2400)).toBeGreaterThan(0.5);
    expect(at(pauseEnd + 28_800 + 480)).toBeCloseTo(0, 1);
  });

  test('stays low between two words', async () => {
    const at = await lowering([music(), voice, {...voice, from: 33_000}]);
    for (let sample = 18_000; sample < 45_000; sample += 900) expect(at(sample)).toBeCloseTo(12, 1);
  });

  test('is left alone by silence, by the noise of a room, and by what is no voice', async () => {
    const {bus: _, ...clip} = voice;
    for (const other of [{...voice, volume: 0}, {...voice, volume: 0.01}, clip]) {
      const at = await lowering([music(), other]);
      for (let sample = 240; sample < 90_000; sample += 4000) expect(at(sample)).toBeCloseTo(0, 2);
    }
  });

  test('moves without a click even where it is to be there at once', async () => {
    await write('slow', `aevalsrc='0.8*sin(2*PI*50*t+1.5)':s=${rate}`);
    const slow = {...music({attack: 0, release: 0}), path: at('slow')};
    const quiet = {...voice, path: at('noise'), volume: 0.05};
    const [on, voices] = [await mix([slow, quiet]), await mix([quiet])];
    const wave = on.map((value, index) => value - (voices[index] ?? 0));
    for (let sample = 2; sample < wave.length; sample += 1) expect(jumpAt(wave, sample)).toBeLessThan(0.01);
  });

  test('each in its own way', async () => {
    const soft = {...music({depth: 3}), path: at('softer-noise')};
    const [both, strong] = [await mix([music(), soft, voice]), await mix([music(), voice])];
    const [plain] = [await mix([{...soft, bus: {kind: 'voice'}}])];
    const rest = both.map((value, index) => value - (strong[index] ?? 0));
    expect(20 * Math.log10(level(plain, 18_000, 5000) / level(rest, 18_000, 5000))).toBeCloseTo(3, 1);
  });
});

test('A file is opened when its time comes, and not before', () => {
  const runs = lanesOf([sound('long', 0), {...sound('long', joint), path: at('missing')}])[0] ?? [];
  using lane = openLane(runs, rate);
  lane.addTo(silence(joint), 0);
  expect(() => lane.addTo(silence(10), joint)).toThrow(/missing/);
});

test.runIf(process.platform === 'linux')(
  'However many files sound one after another, one is open at once',
  () => {
    const openFiles = (): number =>
      readdirSync('/proc/self/fd').filter((number) => linkOf(number).startsWith(folder)).length;
    const short = 1000;
    const sounds = Array.from({length: 12}, (_, index) => ({
      ...sound('noise', index * short),
      samples: short,
      seam: index % 3 === 0 ? 0 : 200,
    }));
    using lane = openLane(lanesOf(sounds)[0] ?? [], rate);
    const counts: number[] = [];
    for (let start = 0; start < 12 * short; start += 100) {
      lane.addTo(silence(100), start);
      counts.push(openFiles());
    }
    expect(Math.max(...counts)).toBe(1);
    lane.addTo(silence(100), 12 * short);
    expect(openFiles()).toBe(0);
  },
);

/** Where a file descriptor leads; nowhere, where it is closed already. */
function linkOf(number: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${number}`);
  } catch {
    return '';
  }
}

function sound(name: string, from: number): MixSound {
  const place = {path: at(name), from, samples: joint, sourceFrom: 0};
  return {...place, volume: 1, fadeIn: 0, fadeOut: 0, seam: 0};
}

/** The same, each cross-faded with the one before it. */
function seamed(sounds: readonly MixSound[]): readonly MixSound[] {
  return sounds.map((each, index) => (index === 0 ? each : {...each, seam: half}));
}

/** The left channel. */
async function mix(sounds: readonly MixSound[]): Promise<Float32Array> {
  const path = join(folder, 'mix.raw');
  await media.mix({
    samples: 2 * joint,
    sounds,
    graph: '[0:a]anull[a]',
    audio: {codec: 'pcm_f32le', options: {}, sampleRate: rate},
    output: {path, format: 'f32le'},
  });
  const bytes = readFileSync(path);
  const both = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  return both.filter((_, index) => index % 2 === 0);
}

function write(name: string, source: string, samples = 2 * joint): Promise<void> {
  return media.transcode({
    inputs: [],
    graph: `${source},atrim=end_sample=${samples}[a]`,
    video: null,
    audio: {codec: 'pcm_f32le', options: {}, sampleRate: rate},
    output: {path: at(name), format: 'wav'},
  });
}

/** How far the wave jumps beyond where it was going. */
function jumpAt(wave: Float32Array, sample: number): number {
  const [a, b, c] = [sample - 2, sample - 1, sample].map((index) => wave[index] ?? 0) as [
    number,
    number,
    number,
  ];
  return Math.abs(c - 2 * b + a);
}

/** Root mean square. */
function level(wave: Float32Array, from: number, samples: number): number {
  const part = wave.subarray(from, from + samples);
  return Math.sqrt(part.reduce((sum, value) => sum + value * value, 0) / part.length);
}

/** Decibels between the 50 ms before the joint and the 50 ms after it. */
function stepsAround(wave: Float32Array): number {
  return Math.abs(20 * Math.log10(level(wave, joint - half, half) / level(wave, joint, half)));
}
