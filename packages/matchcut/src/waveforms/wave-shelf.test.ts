import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import type {Peaks} from '@matchcut/media';
import {digestBytes} from '@matchcut/plan';
import {openWaveShelf, type SoundFile, type WaveShelf} from './wave-shelf.ts';

const {signal} = new AbortController();
const [voice, music] = [fileOf('voice'), fileOf('music')];

let folder = '';
let measured: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'matchcut-waves-'));
  measured = [];
});
afterEach(() => rmSync(folder, {recursive: true}));

test('a sound is measured once, and kept for the next run', async () => {
  const first = await shelf().waveOf(voice);
  expect(await shelf().waveOf(voice)).toEqual(first);
  expect(first).toEqual(peaksOf(50));
  expect(measured).toEqual(['voice']);
  await shelf().waveOf(music);
  expect(measured).toEqual(['voice', 'music']);
  expect(readdirSync(folder)).toHaveLength(2);
});

test.for([
  ['half', (file: Buffer) => file.subarray(0, file.length / 2)],
  ['nothing', () => Buffer.alloc(0)],
  ['another kind', (file: Buffer) => Buffer.concat([Buffer.from('peaks 2'), file.subarray(7)])],
] as const)('a file of which %s is left is made again', async ([, spoil]) => {
  await shelf().waveOf(voice);
  const file = join(folder, readdirSync(folder)[0] ?? '');
  const whole = readFileSync(file);
  writeFileSync(file, spoil(whole));
  expect(await shelf().waveOf(voice)).toEqual(peaksOf(50));
  expect(measured).toEqual(['voice', 'voice']);
  expect(readFileSync(file).equals(whole)).toBe(true);
});

test('where nothing can be kept, it is measured each time', async () => {
  writeFileSync(join(folder, 'file'), '');
  const readOnly = openWaveShelf(join(folder, 'file'), media(), signal);
  expect(await readOnly.waveOf(voice)).toEqual(peaksOf(50));
  expect(await readOnly.waveOf(voice)).toEqual(peaksOf(50));
  expect(measured).toEqual(['voice', 'voice']);
});

function shelf(): WaveShelf {
  return openWaveShelf(folder, media(), signal);
}

function fileOf(name: string): SoundFile {
  return {path: name, digest: digestBytes(Buffer.from(name))};
}

function media(): Parameters<typeof openWaveShelf>[1] {
  return {
    peaks: async ({path, perSecond}) => {
      measured.push(path);
      return peaksOf(perSecond);
    },
  };
}

function peaksOf(perSecond: number): Peaks {
  const max = Float32Array.from({length: 75}, (_, index) => index / 75);
  return {perSecond, sampleRate: 8000, samples: 12_000, min: max.map((value) => -value), max};
}
