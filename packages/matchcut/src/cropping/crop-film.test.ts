import {gopFrames, type DraftStep, type PlanJson} from '@matchcut/plan';
import fc from 'fast-check';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {cropFilm, isCropped} from './crop-film.ts';

const golden = join(import.meta.dirname, '..', '..', '..', '..', 'examples', 'commute', 'plan.golden.json');
const plan: PlanJson & {readonly steps: readonly DraftStep[]} = JSON.parse(readFileSync(golden, 'utf8'));
const making = {segment: {semantics: 'segment/1', encoder: {}}};
const frames = 1365;

function cropped(from: number, to: number | null): readonly DraftStep[] {
  return cropFilm(plan.steps, {from, to}, making).filter(isCropped);
}

test('a cropped cut has exactly the frames that were asked for, and copies from keyframes only', () => {
  fc.assert(
    fc.property(fc.tuple(fc.nat(frames - 1), fc.nat(frames - 1)), ([one, other]: [number, number]) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      for (const step of cropped(from, to)) {
        if (step.kind !== 'cut') continue;
        const {request} = step;
        expect(request.parts.reduce((sum, part) => sum + part.frames, 0)).toBe(to + 1 - from);
        for (const part of request.parts) expect(part.sourceFrom % gopFrames(request.frameRate)).toBe(0);
      }
    }),
  );
});

test('a cropped film needs only what shows and sounds in it', () => {
  const needs = new Set(cropped(0, 29).flatMap((step) => step.needs));
  const others = [...needs].filter((id) => !id.includes('/frames-'));
  expect(others.toSorted()).toEqual([
    '16:9 clip commute/platform',
    '16:9 conform commute/platform',
    '9:16 clip commute/platform',
    '9:16 conform commute/platform',
  ]);
});

test('a stretch that begins between two keyframes gets a head of its own, once', () => {
  const heads = (from: number): number =>
    cropped(from, from + 100).filter(({kind}) => kind === 'segment').length;
  expect(heads(0)).toBe(0);
  expect(heads(7)).toBe(2);
});

test('the sound is as long as the picture', () => {
  const sound = cropped(10, 39).find(({kind}) => kind === 'soundtrack');
  expect(sound?.request).toMatchObject({samples: 48_000});
});

test('a stretch is as loud as it was mixed, whatever the whole film is brought to', () => {
  const loudness = {integrated: -14, truePeak: -1};
  const steps = (plan.steps as readonly DraftStep[]).map((step) =>
    step.kind === 'soundtrack' ? {...step, request: {...step.request, loudness}} : step,
  );
  const sounds = cropFilm(steps, {from: 10, to: 39}, making).filter(
    (step) => step.kind === 'soundtrack' && isCropped(step),
  );
  expect(sounds).toHaveLength(2);
  expect(sounds.map(({key}) => key)).toEqual(
    cropped(10, 39).flatMap(({kind, key}) => (kind === 'soundtrack' ? [key] : [])),
  );
});

test('captions in a track are cut where the picture is, and count from its first frame', () => {
  const captions = [
    {
      language: 'eng',
      cues: [
        {from: 0, frames: 30, text: 'Before'},
        {from: 30, frames: 20, text: 'Into'},
        {from: 60, frames: 10, text: 'Within'},
        {from: 95, frames: 99, text: 'Out'},
      ],
    },
    {language: 'deu', cues: [{from: 0, frames: 30, text: 'Davor'}]},
  ];
  const steps = (plan.steps as readonly DraftStep[]).map((step) =>
    step.kind === 'cut' ? {...step, request: {...step.request, captions}} : step,
  );
  const captionsOf = (from: number, to: number): readonly unknown[] =>
    cropFilm(steps, {from, to}, making).flatMap((step) =>
      step.kind === 'cut' && isCropped(step) ? [step.request.captions] : [],
    );
  const cues = [
    {from: 0, frames: 10, text: 'Into'},
    {from: 20, frames: 10, text: 'Within'},
    {from: 55, frames: 5, text: 'Out'},
  ];
  expect(captionsOf(40, 99)).toEqual([[{language: 'eng', cues}], [{language: 'eng', cues}]]);
  expect(captionsOf(50, 59)).toEqual([undefined, undefined]);
});

test('a range without an end goes on to the last frame', () => {
  expect(cropped(30, null)).toEqual(cropped(30, frames - 1));
});

test('frames that the film does not have are told', () => {
  expect(() => cropped(frames, null)).toThrow(expect.objectContaining({code: 'unknown-frame'}));
  expect(() => cropped(0, frames)).toThrow(
    expect.objectContaining({code: 'unknown-frame', where: '--frames'}),
  );
});
