import {expect, test} from 'vitest';
import {
  dissolve,
  film,
  overlay,
  proceed,
  scene,
  sequence,
  style,
  transition,
  audio,
} from '../film.fixture.ts';
import type {NodeProps} from '../node-kinds.ts';
import {codesOf, survey} from '../plan-film.fixture.ts';

test('scenes follow each other, and a dissolve overlaps them by exactly its length', () => {
  const {timeline, diagnostics} = survey(
    film([scene('a', 8), dissolve(0.5), scene('b', 4), transition(), scene('c', 4), scene('d', 4)]),
  );
  expect(diagnostics).toEqual([]);
  expect(timeline.scenes.map(({from, frames}) => [from, frames])).toEqual([
    [0, 240],
    [225, 120],
    [345, 120],
    [465, 120],
  ]);
  expect(timeline.frames).toBe(585);
  expect(timeline.transitions).toEqual([
    {
      from: 225,
      frames: 15,
      outgoing: 'commute/a',
      incoming: 'commute/b',
      effect: {kind: 'dissolve'},
      easing: null,
      where: 'Film > Transition 1',
    },
  ]);
});

test('dissolves stand back to back on one scene, up to its length', () => {
  const fits = survey(film([scene('a', 4), dissolve(2), scene('b', 4), dissolve(2), scene('c', 4)]));
  expect(fits.diagnostics).toEqual([]);
  expect(fits.timeline.transitions.map(({from, frames}) => [from, frames])).toEqual([
    [60, 60],
    [120, 60],
  ]);
  const meet = survey(film([scene('a', 4), dissolve(2), scene('b', 4), dissolve(2.1), scene('c', 4)]));
  expect(meet.diagnostics).toMatchObject([{code: 'transition-too-long', where: 'Film > Scene "b"'}]);
});

test('a transition has the effect and the easing that it is written with, or the usual ones', () => {
  const effectOf = (props: NodeProps['transition']): unknown => {
    const {timeline, diagnostics} = survey(film([scene('a', 4), transition(props), scene('b', 4)]));
    expect(diagnostics).toEqual([]);
    const [{effect, easing} = {}] = timeline.transitions;
    return [effect, easing];
  };
  expect(effectOf({type: 'fade'})).toEqual([{kind: 'fade', color: '#000000'}, null]);
  expect(effectOf({type: 'fade', color: 'rebeccapurple'})).toEqual([{kind: 'fade', color: '#663399'}, null]);
  expect(effectOf({type: 'wipe'})).toEqual([{kind: 'wipe', direction: 'from-left'}, null]);
  expect(effectOf({type: 'push', direction: 'from-top', easing: 'ease-in-out'})).toEqual([
    {kind: 'push', direction: 'from-top'},
    [0.42, 0, 0.58, 1],
  ]);
  expect(effectOf({type: 'slide', easing: [0, 0.5, 0.5, 1]})).toEqual([
    {kind: 'slide', direction: 'from-left'},
    [0, 0.5, 0.5, 1],
  ]);
});

test('the content of a matte stands on the timeline under the transition into its scene', () => {
  const node = transition({type: 'matte', seconds: 1, content: 'iris'});
  const {timeline, diagnostics} = survey(film([scene('a', 4), node, scene('b', 4)]));
  expect(diagnostics).toEqual([]);
  expect(timeline.transitions).toMatchObject([{effect: {kind: 'matte', address: 'commute/b/transition'}}]);
  expect(timeline.mattes).toEqual([
    {address: 'commute/b/transition', from: 90, frames: 30, node, easing: null},
  ]);
});

test('what a transition does not take is told, and stops it', () => {
  const wrong: readonly NodeProps['transition'][] = [
    // @ts-expect-error -- as JavaScript may write it
    {type: 'spin'},
    {type: 'dissolve', direction: 'from-left'},
    {type: 'wipe', color: 'red'},
    {color: 'red'},
    {easing: 'ease'},
    {type: 'fade', color: 'reddish'},
    {type: 'fade', color: '#00000080'},
    {type: 'wipe', easing: [0, 2, 1, 1]},
    // @ts-expect-error -- as JavaScript may write it
    {type: 'wipe', direction: 'left'},
  ];
  for (const props of wrong) {
    const {timeline, diagnostics} = survey(film([scene('a', 4), transition(props), scene('b', 4)]));
    expect(diagnostics).toMatchObject([{code: 'bad-transition', where: 'Film > Transition 1'}]);
    expect(timeline.transitions).toEqual([]);
  }
  const still = survey(film([scene('a', 4), transition({type: 'push', seconds: 0}), scene('b', 4)]));
  expect(still.diagnostics).toMatchObject([{code: 'bad-seconds', where: 'Film > Transition 1'}]);
});

test('a dissolve as long as its scenes fits; a longer one is told once', () => {
  expect(survey(film([scene('a', 4), dissolve(4), scene('b', 4)])).diagnostics).toEqual([]);
  const long = survey(film([scene('a', 4), dissolve(5), scene('b', 4), dissolve(1), scene('c', 4)]));
  expect(codesOf(long.diagnostics)).toEqual(['transition-too-long']);
});

test('a dissolve stays within the last clip of a chain', () => {
  expect(codesOf(survey(film([scene('a', 21), dissolve(2), scene('b', 4)])).diagnostics)).toContain(
    'transition-too-long',
  );
});

test('transitions stand between two scenes, wherever sequences begin and end', () => {
  const nested = survey(film([sequence([scene('a', 4), dissolve()]), style('x', sequence([scene('b', 4)]))]));
  expect(nested.diagnostics).toEqual([]);
  expect(nested.timeline.transitions).toHaveLength(1);
  expect(
    survey(
      film([transition(), scene('a', 4), dissolve(), dissolve(), scene('b', 4), transition()]),
    ).diagnostics.map(({where}) => where),
  ).toEqual(['Film > Transition 1', 'Film > Transition 3', 'Film > Transition 4']);
});

test('an overlay begins with what it stands in, and lasts as long where it says nothing', () => {
  const {timeline, diagnostics} = survey(
    film([
      scene('a', 4),
      scene('b', 8, 'Rain.', overlay(1, 3), proceed(4, 'More.', overlay())),
      sequence([scene('c', 4), scene('d', 4), overlay(2)]),
      overlay(),
    ]),
  );
  expect(diagnostics).toEqual([]);
  expect(timeline.overlays.map(({address, from, frames}) => [address, from, frames])).toEqual([
    ['commute/b/overlay-1', 150, 90],
    ['commute/b/continue-1/overlay-1', 360, 120],
    ['commute/overlay-1', 540, 180],
    ['commute/overlay-2', 0, 720],
  ]);
});

test('what stands later in the source lies on top, on whichever level', () => {
  const {timeline} = survey(
    film([
      overlay(),
      scene('a', 4, 'Rain.', overlay()),
      overlay(),
      sequence([scene('b', 4), overlay()]),
      overlay(),
    ]),
  );
  expect(timeline.overlays.map(({where}) => where)).toEqual([
    'Film > Overlay 1',
    'Film > Scene "a" > Overlay 1',
    'Film > Overlay 2',
    'Film > Sequence > Overlay 1',
    'Film > Overlay 3',
  ]);
});

test('an overlay as long as its continuation fits at every rate, although both ends were rounded', () => {
  for (const fps of [23.976, 24, 25, 29.97, 59.94]) {
    const children = [4, 8, 12, 16].map((seconds) => proceed(seconds, 'More.', overlay(0, seconds)));
    expect(survey(film([scene('a', 4, 'Rain.', ...children)], {fps})).diagnostics).toEqual([]);
  }
});

test('an overlay may not last longer than what it stands in; a sound is cut off there', () => {
  expect(codesOf(survey(film([scene('a', 4, 'Rain.', overlay(1, 4))])).diagnostics)).toEqual([
    'overlay-outside',
  ]);
  const sound = survey(film([scene('a', 4, 'Rain.', audio('rain.wav', {from: 1, seconds: 60}))]));
  expect(sound.diagnostics).toEqual([]);
  expect(sound.timeline.sounds).toMatchObject([{from: 30, frames: 90, volume: 1}]);
});
