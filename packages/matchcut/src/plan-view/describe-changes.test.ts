import type {Json} from '@matchcut/engine';
import {expect, test} from 'vitest';
import {describeChanges} from './describe-changes.ts';

const hash = (letter: string): string => letter.repeat(64);

test('a change shows the value before and after', () => {
  expect(describeChanges([{field: 'seconds', before: 8, after: 12}])).toEqual(['seconds: 8 → 12']);
  expect(describeChanges([{field: 'firstFrame', before: null, after: hash('a')}])).toEqual([
    'firstFrame: none → aaaaaaaa',
  ]);
});

test('long prompts are shortened, and keys are not printed', () => {
  const [prompt = '', source] = describeChanges([
    {field: 'prompt', before: 'x'.repeat(200), after: 'y'},
    {field: 'source', before: hash('a'), after: hash('b')},
  ]);
  expect(prompt.length).toBeLessThan(70);
  expect(source).toBe('source: another one');
});

test('long prompts that begin alike are shown where they differ', () => {
  const before = `${'Mara waits on an empty platform in the rain. '.repeat(3)}Slow push in.`;
  const [change] = describeChanges([
    {field: 'prompt', before, after: before.replace('Slow push in', 'Fast pan left')},
  ]);
  expect(change).toBe('prompt: "…rm in the rain. Slow push in." → "…rm in the rain. Fast pan left."');
});

test('frames of an overlay that look different are one line', () => {
  expect(
    describeChanges([
      {field: 'overlays[0].looks[1].look', before: hash('a'), after: hash('b')},
      {field: 'overlays[0].looks[2].frames', before: 3, after: 4},
    ]),
  ).toEqual(['overlay 1 looks different']);
});

test('many changes are counted', () => {
  const changes = Array.from({length: 9}, (_, index) => ({
    field: `parts[${index}].frames`,
    before: 1,
    after: 2,
  }));
  expect(describeChanges(changes)).toHaveLength(6);
  expect(describeChanges(changes).at(-1)).toBe('and 4 more');
});

test('of another codec the options are not told', () => {
  expect(
    describeChanges([
      {field: 'encoder.bf', before: 0, after: null},
      {field: 'encoder.codec', before: 'libx264', after: 'prores_ks'},
      {field: 'size.width', before: 1280, after: 640},
    ]),
  ).toEqual(['encoder.codec: "libx264" → "prores_ks"', 'size.width: 1280 → 640']);
  expect(describeChanges([{field: 'encoder.crf', before: 17, after: 20}])).toEqual(['encoder.crf: 17 → 20']);
});

test('of tracks of captions that come or go the languages are told', () => {
  const track = (language: string): Json => ({language, cues: [{from: 0, frames: 9, text: 'Rain'}]});
  expect(describeChanges([{field: 'captions', before: null, after: [track('eng'), track('deu')]}])).toEqual([
    'captions: none → eng, deu',
  ]);
  expect(describeChanges([{field: 'captions[1]', before: track('deu'), after: null}])).toEqual([
    'captions: deu → none',
  ]);
  expect(describeChanges([{field: 'captions[0].cues[0].text', before: 'Rain', after: 'Sun'}])).toEqual([
    'captions[0].cues[0].text: "Rain" → "Sun"',
  ]);
});

test('a seam is on or off', () => {
  expect(
    describeChanges([
      {field: 'seam', before: {upstream: hash('a'), frames: 30}, after: null},
      {field: 'sounds[1].seam', before: 2400, after: null},
    ]),
  ).toEqual(['seam: on → off']);
  expect(describeChanges([{field: 'sounds[2].seam', before: null, after: 2400}])).toEqual(['seam: off → on']);
  expect(describeChanges([{field: 'sounds[2].seam', before: 800, after: 2400}])).toEqual([
    'cross-fade of sound 3: 0.017 s → 0.05 s',
  ]);
});

test('what became of a sound is told in seconds, and which one it is by its place', () => {
  expect(
    describeChanges([
      {field: 'samples', before: 552_000, after: 528_000},
      {field: 'sounds[1].fadeOut', before: 0, after: 24_000},
      {field: 'sounds[1].volume', before: 1, after: 0.5},
      {field: 'sounds[1].source.digest', before: hash('a'), after: hash('b')},
      {field: 'sounds[2]', before: null, after: {from: 0, samples: 48_000}},
    ]),
  ).toEqual([
    'length: 11.5 s → 11 s',
    'fade-out of sound 2: 0 s → 0.5 s',
    'volume of sound 2: 1 → 0.5',
    'file of sound 2: another one',
    'sound 3: none → there',
  ]);
});
