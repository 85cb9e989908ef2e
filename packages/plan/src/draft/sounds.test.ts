import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {arbitraryFilm} from '../arbitrary-film.fixture.ts';
import {audio, dissolve, film, scene, type Child} from '../film.fixture.ts';
import {framesIn, samplesBefore} from '../frame-rate.ts';
import type {NodeProps} from '../node-kinds.ts';
import {codesOf, draft, look, stepsOf} from '../plan-film.fixture.ts';
import {present} from '../present.fixture.ts';
import type {SoundSpan, SoundtrackRequest} from '../step.ts';

const rate = 48_000;
/** 5 ms. */
const edge = 240;

type Sound = Omit<NodeProps['audio'], 'src'>;

/** Files last 30 s. */
function soundtrackOf(children: readonly Child[], props: Partial<NodeProps['film']> = {}): SoundtrackRequest {
  return present(stepsOf(draft(film(children, props)), 'soundtrack')[0]).request;
}

/** A sound over a film of 60 s. */
function heard(props: Sound): SoundSpan {
  return present(soundtrackOf([scene('a', 60), audio('a.wav', props)]).sounds.at(-1));
}

test('a film that says nothing new of sound has the requests that it always had', () => {
  const request = soundtrackOf([scene('a', 8), scene('b', 8), audio('a.wav', {from: 1, seconds: 3})]);
  expect(Object.keys(request).toSorted()).toEqual(['encoder', 'samples', 'semantics', 'sounds']);
  const names = ['fadeIn', 'fadeOut', 'from', 'samples', 'source', 'sourceFrom', 'volume'];
  for (const sound of request.sounds) {
    expect(Object.keys(sound).toSorted()).toEqual(names);
    expect(sound).toMatchObject({fadeIn: 0, fadeOut: 0});
  }
});

test('trim leaves out the start and the end of a file', () => {
  expect(heard({trim: {start: 4, end: 6}})).toMatchObject({sourceFrom: 4 * rate, samples: 20 * rate});
  expect(heard({trim: {start: 4}, seconds: 2})).toMatchObject({sourceFrom: 4 * rate, samples: 2 * rate});
  expect(heard({trim: {end: 29}, seconds: 2})).toMatchObject({sourceFrom: 0, samples: rate});
});

test('fades are as long as they were asked for, and end where the sound does', () => {
  expect(heard({fadeIn: 1, fadeOut: 2})).toMatchObject({
    samples: 30 * rate,
    fadeIn: rate,
    fadeOut: 2 * rate,
  });
  expect(heard({fadeOut: 2, seconds: 5})).toMatchObject({samples: 5 * rate, fadeOut: 2 * rate});
});

test('fades that are longer than the sound share it', () => {
  expect(heard({fadeIn: 2, fadeOut: 6, seconds: 4})).toMatchObject({fadeIn: rate, fadeOut: 3 * rate});
});

test('without a fade of its own, a sound comes and goes within 5 ms', () => {
  const fades = (props: Sound): readonly number[] => {
    const {fadeIn, fadeOut} = heard(props);
    return [fadeIn, fadeOut];
  };
  expect(fades({trim: {start: 1}})).toEqual([edge, edge]);
  expect(fades({fadeIn: 1, seconds: 5})).toEqual([rate, edge]);
  expect(fades({fadeIn: 0.001, loop: true})).toEqual([48, edge]);
  expect(fades({fadeIn: 0, fadeOut: 0})).toEqual([0, 0]);
});

test('so do the clips of the film, and its other sounds, at every cut and none but there', () => {
  const scenes = [scene('a', 8), scene('b', 8), dissolve(0.5), scene('c', 8)];
  const {sounds} = soundtrackOf([...scenes, audio('a.wav', {seconds: 3})], {loudness: -14});
  expect(sounds.map(({fadeIn, fadeOut}) => [fadeIn, fadeOut])).toEqual([
    [edge, edge],
    [edge, rate / 2],
    [rate / 2, edge],
    [edge, edge],
  ]);
});

test('loop fills the time there is with what is used of the file', () => {
  const used = 28 * rate;
  expect(heard({loop: true, trim: {start: 2}})).toMatchObject({
    samples: 60 * rate,
    sourceFrom: 2 * rate,
    loop: {from: 2 * rate, samples: used, seam: 2400},
  });
  expect(heard({loop: true, seconds: 45})).toMatchObject({samples: 45 * rate});
  expect(heard({loop: true, seconds: 12})).not.toHaveProperty('loop');
});

test('what is left of a file is told where it is too little', () => {
  const codes = (props: Sound): readonly string[] =>
    codesOf(draft(film([scene('a', 8), audio('a.wav', props)])).diagnostics);
  expect(codes({trim: {start: 30}})).toEqual(['audio-too-short']);
  expect(codes({trim: {start: 29.95}})).toEqual([]);
  expect(codes({trim: {start: 29.95}, loop: true})).toEqual(['audio-too-short']);
});

test('duck is written in samples, and only where it is asked for', () => {
  const voice = audio('b.wav');
  const ducked = (duck: Sound['duck']): SoundSpan | undefined =>
    soundtrackOf([scene('a', 8), voice, audio('a.wav', {duck: duck ?? false})]).sounds.at(-1);
  expect(ducked(true)?.duck).toEqual({depth: 12, attack: 4800, release: 28_800});
  expect(ducked({depth: 20, release: 1})?.duck).toEqual({depth: 20, attack: 4800, release: rate});
  expect(ducked(false)).not.toHaveProperty('duck');
});

test('a sound that ducks where nothing speaks is told', () => {
  const codes = (...children: readonly Child[]): readonly string[] =>
    codesOf(draft(film([scene('a', 8), ...children])).diagnostics);
  const music = audio('a.wav', {duck: true, seconds: 4});
  expect(codes(music)).toEqual(['duck-without-voice']);
  expect(codes(music, audio('b.wav', {from: 4}))).toEqual(['duck-without-voice']);
  expect(codes(music, audio('b.wav', {duck: true}))).toEqual(['duck-without-voice', 'duck-without-voice']);
  expect(codes(music, audio('b.wav', {from: 3}))).toEqual([]);
});

test('loudness is that of the film, and nothing but its soundtracks and cuts depend on it', () => {
  const tree = (loudness?: number) => film([scene('a', 8)], loudness === undefined ? {} : {loudness});
  expect(soundtrackOf([scene('a', 8)], {loudness: -14}).loudness).toEqual({integrated: -14, truePeak: -1});
  const [plain, loud] = [draft(tree()), draft(tree(-14))];
  const changed = loud.steps.filter(({key}) => !plain.steps.some((step) => step.key === key));
  expect(changed.map(({kind}) => kind)).toEqual(['soundtrack', 'cut']);
});

const seconds = fc.integer({min: 0, max: 4000}).map((value) => value / 100);

const arbitrarySound = fc.record(
  {
    from: seconds,
    seconds: seconds.filter((value) => value > 0),
    trim: fc.record({start: seconds, end: seconds}, {requiredKeys: []}),
    fadeIn: seconds,
    fadeOut: seconds,
    loop: fc.boolean(),
    duck: fc.oneof(fc.boolean(), fc.record({depth: fc.integer({min: 0, max: 60})})),
    volume: fc.double({min: 0, max: 2, noNaN: true}),
  },
  {requiredKeys: []},
);

test('sounds lie within the film and within their files, whatever is said of them', () => {
  const films = fc
    .tuple(
      arbitraryFilm(),
      fc.array(arbitrarySound, {minLength: 1, maxLength: 3}),
      fc.integer({min: 1, max: 90_000}),
    )
    .map(([tree, sounds, milliseconds]) => {
      const nodes = sounds.map((props, index) => audio(`${index}.wav`, props));
      return {
        tree: {...tree, root: {...tree.root, children: [...tree.root.children, ...nodes]}},
        durationSeconds: milliseconds / 1000,
      };
    });
  fc.assert(
    fc.property(films, ({tree, durationSeconds}) => {
      const file = {kind: 'media', digest: look('a'), media: 'sound', durationSeconds} as const;
      const files = new Map([0, 1, 2].map((index) => [`${index}.wav`, file]));
      const drafted = draft(tree, {files});
      const {timeline, film: surveyed} = drafted.survey;
      for (const {request} of stepsOf(drafted, 'soundtrack')) {
        expect(request.samples).toBe(samplesBefore(timeline.frames, surveyed.frameRate));
        for (const sound of request.sounds.filter(({source}) => source.kind === 'file')) {
          const {from, samples, sourceFrom, fadeIn, fadeOut, loop} = sound;
          expect(Math.min(from, sourceFrom, fadeIn, fadeOut)).toBeGreaterThanOrEqual(0);
          expect(samples).toBeGreaterThan(0);
          expect(from + samples).toBeLessThanOrEqual(request.samples);
          expect(fadeIn + fadeOut).toBeLessThanOrEqual(samples);
          const end = loop === undefined ? sourceFrom + samples : loop.from + loop.samples;
          expect(end).toBeLessThanOrEqual(Math.round(durationSeconds * rate));
          if (loop === undefined) continue;
          expect(sourceFrom).toBe(loop.from);
          expect(samples).toBeGreaterThan(loop.samples);
          expect(loop.seam).toBeLessThanOrEqual(loop.samples / 2);
        }
      }
      // A sound is where it was put, to the frame, for as long as it was asked for at most.
      for (const sound of timeline.sounds) {
        expect(sound.from + sound.frames).toBeLessThanOrEqual(timeline.frames);
        expect(sound.frames).toBeGreaterThan(0);
      }
    }),
    {numRuns: 60},
  );
});

test('a sound lasts to the nearest frame as long as it says', () => {
  const frameRate = {numerator: 30, denominator: 1};
  for (const length of [0.1, 1.23, 7.777]) {
    expect(heard({seconds: length, loop: true}).samples).toBe(
      samplesBefore(framesIn(length, frameRate), frameRate),
    );
  }
});
