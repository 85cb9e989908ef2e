import type {ComposeInput} from '../compose-input.ts';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createMedia} from '@matchcut/media';
import type {SoundSpan, SoundSource} from '@matchcut/plan';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {rawSound, writeClip} from '../__fixtures__/clips.ts';
import {digest, key} from '../__fixtures__/steps.ts';
import {making} from '../making.ts';
import {composeSoundtrack} from './compose-soundtrack.ts';

describe('a soundtrack', () => {
  const media = createMedia({workers: 2});
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'matchcut-soundtrack-'));
    const write = (name: string, sound?: string): Promise<void> =>
      writeClip(media, join(folder, `${name}.mp4`), {frames: 60, ...(sound !== undefined && {sound})});
    // A click of two samples at 0.5 s, in every second; a tone at half of full scale; a loud one; nothing at all.
    await write(
      'clicks',
      `aevalsrc='0.8*(eq(mod(n,48000),24000)+eq(mod(n,48000),24001))|0.8*(eq(mod(n,48000),24000)+eq(mod(n,48000),24001))':s=48000`,
    );
    await write('tone', `aevalsrc='0.5*sin(2*PI*500*t)|0.5*sin(2*PI*500*t)':s=48000`);
    await write('loud', `aevalsrc='0.9*sin(2*PI*500*t)|0.9*sin(2*PI*500*t)':s=48000`);
    await write('mono44', `aevalsrc='0.5*sin(2*PI*500*t)':s=44100,aresample=48000`);
    await write('mute');
    await write('softer', `aevalsrc='0.25*sin(2*PI*500*t+2)|0.25*sin(2*PI*500*t+2)':s=48000`);
  });
  afterAll(async () => {
    await media.close();
    await rm(folder, {recursive: true});
  });

  it('is exactly as long as the film, in samples', async () => {
    for (const samples of [96_000, 96_001, 70_070, 1601]) {
      const sound = await mix(samples, [span('tone')]);
      expect(sound.length).toBe(samples);
    }
  });

  it('puts every sound on its sample, however many stand before it', async () => {
    const sounds = [0, 1, 2, 3].map((index) =>
      span('clicks', {from: index * 31_000, samples: 31_000, sourceFrom: 0}),
    );
    const sound = await mix(4 * 31_000, sounds);
    expect(clicksIn(sound)).toEqual([0, 1, 2, 3].map((index) => index * 31_000 + 24_000));
  });

  it('leaves out the head of a source and keeps the gaps between sounds', async () => {
    const sound = await mix(96_000, [
      span('clicks', {from: 1000, samples: 9000, sourceFrom: 20_000}),
      span('clicks', {from: 50_000, samples: 30_000, sourceFrom: 20_000}),
    ]);
    expect(clicksIn(sound)).toEqual([5000, 54_000]);
  });

  it('is silent where a clip has no sound or ends early', async () => {
    expect(loudness(await mix(48_000, [span('mute')]))).toBe(0);
    expect(loudness(await mix(48_000, []))).toBe(0);
    const sound = await mix(144_000, [span('tone', {samples: 144_000})]);
    expect(loudness(sound.slice(20_000, 90_000))).toBeGreaterThan(0.3);
    expect(loudness(sound.slice(100_000))).toBeLessThan(0.001);
  });

  it('adds sounds up as they are, with their volume', async () => {
    const one = loudness(await mix(90_000, [span('tone')]));
    const half = loudness(await mix(90_000, [span('tone', {volume: 0.5})]));
    const both = loudness(await mix(90_000, [span('tone', {volume: 0.5}), span('tone', {volume: 0.5})]));
    expect(half / one).toBeCloseTo(0.5, 1);
    expect(both / one).toBeCloseTo(1, 1);
  });

  it('keeps the level of a mono source', async () => {
    const stereo = loudness(await mix(90_000, [span('tone')]));
    expect(loudness(await mix(90_000, [span('mono44')])) / stereo).toBeCloseTo(1, 1);
  });

  it('never clips, and leaves alone what does not', async () => {
    const loud = await mix(90_000, [span('loud'), span('loud')]);
    expect(peak(loud)).toBeLessThanOrEqual(1);
    expect(peak(loud)).toBeGreaterThan(0.85);
    expect(peak(await mix(90_000, [span('tone')]))).toBeCloseTo(0.5, 1);
  });

  it('fades in and out as long as it was told', async () => {
    const sound = await mix(90_000, [span('tone', {samples: 90_000, fadeIn: 30_000, fadeOut: 30_000})]);
    const around = (sample: number): number => loudness(sound.slice(sample - 1000, sample + 1000));
    const full = around(45_000);
    // A quarter sine: half way is 0.707.
    expect(around(15_000) / full).toBeCloseTo(Math.SQRT1_2, 1);
    expect(around(75_000) / full).toBeCloseTo(Math.SQRT1_2, 1);
    expect(around(29_000) / full).toBeCloseTo(1, 1);
    expect(around(1500) / full).toBeLessThan(0.15);
    expect(around(88_500) / full).toBeLessThan(0.15);
  });

  it('begins where the own footage of a clip begins', async () => {
    const late = await mix(48_000, [span('clicks')], 0.25);
    expect(clicksIn(late)).toEqual([12_000]);
  });

  it('becomes the sound that continues it without a click or a step, and nothing moves', async () => {
    const joint = 60_000;
    const sounds = [
      span('tone', {samples: joint}),
      span('softer', {from: joint, samples: joint}),
      span('clicks', {from: 2 * joint, samples: joint}),
    ];
    const off = await mix(3 * joint, sounds);
    const on = await mix(3 * joint, [sounds[0], {...sounds[1], seam: 2400}, sounds[2]] as SoundSpan[]);
    expect(on).toHaveLength(off.length);
    expect(jumpAround(off, joint)).toBeGreaterThan(0.05);
    expect(jumpAround(on, joint)).toBeLessThan(0.01);
    expect(stepAt(off, joint)).toBeGreaterThan(5.5);
    expect(stepAt(on, joint)).toBeLessThan(3);
    // Apart from what encoding makes of the moment around it, all is as it was, in its place.
    const far = 2400 + 2 * 2048;
    const difference = on.map((value, index) => value - (off[index] ?? 0));
    expect(loudness(difference.slice(0, joint - far))).toBeLessThan(0.002);
    expect(loudness(difference.slice(joint + far))).toBeLessThan(0.002);
    expect(clicksIn(on.slice(2 * joint))).toEqual([24_000]);
  });

  it('takes files of the project as well as clips', async () => {
    const sound = await mix(48_000, [{...span('clicks'), source: {kind: 'file', digest: digest('clicks')}}]);
    expect(clicksIn(sound)).toEqual([24_000]);
  });

  async function mix(samples: number, sounds: readonly SoundSpan[], headSeconds = 0): Promise<Float32Array> {
    const inputOf = (source: SoundSource): ComposeInput => ({path: pathOf(source), headSeconds});
    const to = join(folder, 'mix.m4a');
    await composeSoundtrack(
      {media, scratch: folder},
      {...making.soundtrack, samples, sounds},
      inputOf,
      to,
      {},
    );
    expect(await media.probe(to)).toMatchObject({
      video: null,
      audio: {codec: 'aac', sampleRate: 48_000, channels: 2},
    });
    return rawSound(media, to);
  }

  function pathOf(source: SoundSource): string {
    const names = ['clicks', 'tone', 'loud', 'mono44', 'mute', 'softer'];
    const name = names.find((known) =>
      source.kind === 'clip' ? key(known) === source.key : digest(known) === source.digest,
    );
    return join(folder, `${name}.mp4`);
  }
});

function span(name: string, changes: Partial<SoundSpan> = {}): SoundSpan {
  const source = {kind: 'clip', key: key(name)} as const;
  return {source, from: 0, samples: 48_000, sourceFrom: 0, volume: 1, fadeIn: 0, fadeOut: 0, ...changes};
}

/** Where clicks begin: AAC spreads them, but their peak stays. */
function clicksIn(sound: Float32Array): readonly number[] {
  const clicks: number[] = [];
  for (let at = 0; at < sound.length; at += 1) {
    const here = Math.abs(sound[at] ?? 0);
    if (here > 0.3 && here >= Math.abs(sound[at - 1] ?? 0) && at - (clicks.at(-1) ?? -1000) > 500)
      clicks.push(at);
  }
  return clicks;
}

/** Decibels between the 50 ms before a sample and the 50 ms after it. */
function stepAt(sound: Float32Array, at: number): number {
  const [before, after] = [sound.slice(at - 2400, at), sound.slice(at, at + 2400)].map(loudness) as [
    number,
    number,
  ];
  return Math.abs(20 * Math.log10(before / after));
}

/** How far the wave jumps from where it was going, at most, in the few samples over which encoding spreads a jump. */
function jumpAround(sound: Float32Array, at: number): number {
  const bends = Array.from({length: 64}, (_, index) => {
    const [a, b, c] = [0, 1, 2].map((offset) => sound[at - 32 + index + offset] ?? 0) as [
      number,
      number,
      number,
    ];
    return Math.abs(a - 2 * b + c);
  });
  return Math.max(...bends);
}

function loudness(sound: Float32Array): number {
  return Math.sqrt(sound.reduce((sum, value) => sum + value * value, 0) / Math.max(1, sound.length));
}

function peak(sound: Float32Array): number {
  return sound.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
