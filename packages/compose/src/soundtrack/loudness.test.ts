import {mkdtemp, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createMedia} from '@matchcut/media';
import type {LoudnessTarget, SoundSpan} from '@matchcut/plan';
import {afterAll, beforeAll, describe, expect, it, test} from 'vitest';
import {meterLoudness, stereoSound} from '../__fixtures__/loudness-meter.ts';
import {digest} from '../__fixtures__/steps.ts';
import {making, makingOf} from '../making.ts';
import {composeSoundtrack} from './compose-soundtrack.ts';
import {masterGraph} from './master-sound.ts';

describe('a soundtrack that is brought to a loudness', () => {
  const media = createMedia({workers: 2});
  const rate = 48_000;
  const samples = 8 * rate + 77;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'matchcut-loudness-'));
    await Promise.all([
      write('noise', 'anoisesrc=a=0.1:seed=1:r=48000:color=pink'),
      // Loud a fifth of the time, with hard starts: far more peak than loudness.
      write(
        'drums',
        `anoisesrc=a=1:seed=2:r=48000,volume='0.02+0.98*lt(mod(t,1),0.2)*exp(-mod(t,1)*20)':eval=frame`,
      ),
      // A wave whose peaks are between samples, 3 dB above all of them, for 5 ms of a second.
      write('between', "aevalsrc='lt(mod(t,1),0.005)*sin(PI/2*n+PI/4)':s=48000"),
      write('silence', 'anullsrc=r=48000'),
      write(
        'ticks',
        "aevalsrc='0.0002*sin(2*PI*300*t)+0.5*eq(mod(n,48000),24000)+0.5*eq(mod(n,48000),24001)':s=48000",
      ),
    ]);
  });
  afterAll(async () => {
    await media.close();
    await rm(folder, {recursive: true});
  });

  test.for([
    ['noise', -14],
    ['noise', -23],
    ['noise', -45],
    ['drums', -14],
    ['drums', -23],
    ['between', -18],
  ] as const)('%s at %d LUFS', async ([name, integrated]) => {
    const heard = await meterLoudness(media, await compose([span(name)], {integrated, truePeak: -1}));
    expect(Math.abs(heard.integrated - integrated)).toBeLessThanOrEqual(0.3);
    expect(heard.truePeak).toBeLessThanOrEqual(-1);
  });

  it('keeps the peak where it can not be as loud, and raises nothing else for it', async () => {
    const path = await compose([span('ticks')], {integrated: -5, truePeak: -1});
    const heard = await meterLoudness(media, path);
    expect(heard.truePeak).toBeLessThanOrEqual(-1);
    expect(heard.integrated).toBeLessThan(-6);
    // What is quiet between two ticks at −77 dB.
    const {left} = await stereoSound(media, path);
    expect(20 * Math.log10(level(left, rate, 12_000))).toBeLessThan(-40);
  });

  it('is as dynamic as it was where nothing has to be limited', async () => {
    const sounds = [span('drums', {volume: 0.01})];
    const [plain, loud] = [
      await stereoSound(media, await compose(sounds)),
      await stereoSound(media, await compose(sounds, {integrated: -30, truePeak: -1})),
    ];
    const gain = level(loud.left, 0, samples) / level(plain.left, 0, samples);
    for (const at of [0, 4800, 24_000, 100_000]) {
      expect(level(loud.left, at, 2400) / level(plain.left, at, 2400) / gain).toBeCloseTo(1, 1);
    }
  });

  it('leaves every sample in its place, and is exactly as long', async () => {
    const {left} = await stereoSound(media, await compose([span('ticks')], {integrated: -12, truePeak: -1}));
    expect(left).toHaveLength(samples);
    const peaks = [0, 1, 2, 3, 4, 5, 6, 7].map((second) => {
      const part = left.subarray(second * rate, (second + 1) * rate);
      return part.reduce((most, value, at) => (Math.abs(value) > Math.abs(part[most] ?? 0) ? at : most), 0);
    });
    for (const peak of peaks) expect(Math.abs(peak - 24_000)).toBeLessThanOrEqual(1);
  });

  it('stays silent where it is', async () => {
    for (const sounds of [[], [span('silence')]]) {
      const {left} = await stereoSound(media, await compose(sounds, {integrated: -14, truePeak: -1}));
      expect(level(left, 0, samples)).toBe(0);
    }
  });

  it('leaves nothing behind', async () => {
    await compose([span('noise')], {integrated: -14, truePeak: -1});
    expect((await readdir(folder)).filter((name) => name.startsWith('soundtrack-'))).toEqual([]);
  });

  it('is so in other containers too', async () => {
    const {soundtrack} = makingOf({codec: 'prores', profile: 'hq'});
    const path = await compose([span('drums')], {integrated: -14, truePeak: -1}, soundtrack);
    const heard = await meterLoudness(media, path);
    expect(Math.abs(heard.integrated + 14)).toBeLessThanOrEqual(0.3);
    expect(heard.truePeak).toBeLessThanOrEqual(-1);
  });

  async function compose(
    sounds: readonly SoundSpan[],
    loudness?: LoudnessTarget,
    {encoder} = making.soundtrack,
  ): Promise<string> {
    const to = join(folder, 'mix.m4a');
    await composeSoundtrack(
      {media, scratch: folder},
      {encoder, samples, sounds, ...(loudness && {loudness})},
      (source) => {
        const names = ['noise', 'drums', 'between', 'silence', 'ticks'];
        const name = names.find((known) => source.kind === 'file' && digest(known) === source.digest);
        return {path: join(folder, `${name}.wav`), headSeconds: 0};
      },
      to,
      {},
    );
    return to;
  }

  function write(name: string, source: string): Promise<void> {
    return media.transcode({
      inputs: [],
      graph: `${source},atrim=end_sample=${samples},aformat=channel_layouts=stereo[a]`,
      video: null,
      audio: {codec: 'pcm_f32le', options: {}, sampleRate: rate},
      output: {path: join(folder, `${name}.wav`), format: 'wav'},
    });
  }

  function span(name: string, changes: Partial<SoundSpan> = {}): SoundSpan {
    const source = {kind: 'file', digest: digest(name)} as const;
    return {source, from: 0, samples, sourceFrom: 0, volume: 1, fadeIn: 0, fadeOut: 0, ...changes};
  }
});

test('What is not too loud anywhere is not limited, and nothing is resampled for it', () => {
  expect(masterGraph({gain: 3.21, ceiling: null}, 1000, 48_000)).toMatchInlineSnapshot(
    `"[0:a]volume=3.210dB,apad=whole_len=1000,atrim=end_sample=1000,asetpts=N/SR/TB[a]"`,
  );
  expect(masterGraph({gain: 3.21, ceiling: -1.3}, 1000, 48_000)).toMatchInlineSnapshot(
    `"[0:a]volume=3.210dB,aresample=192000,alimiter=limit=0.860994:attack=5:release=60:level=0:latency=1,aresample=48000,apad=whole_len=1000,atrim=end_sample=1000,asetpts=N/SR/TB[a]"`,
  );
});

/** Root mean square. */
function level(wave: Float32Array, from: number, count: number): number {
  const part = wave.subarray(from, from + count);
  return Math.sqrt(part.reduce((sum, value) => sum + value * value, 0) / Math.max(1, part.length));
}
