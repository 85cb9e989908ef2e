import {expect, test} from 'vitest';
import {
  film,
  keyed,
  overlay,
  proceed,
  proceedWith,
  scene,
  sceneWith,
  sequence,
  style,
} from './film.fixture.ts';
import {codesOf, survey} from './plan-film.fixture.ts';

function addresses(...args: Parameters<typeof film>): readonly string[] {
  return survey(film(...args)).scenes.flatMap(({read}) => read.shots.map((shot) => shot.address));
}

test('addresses come from ids, else from keys, else from position', () => {
  expect(
    addresses([
      scene(
        'platform',
        8,
        'Rain.',
        proceed(4),
        proceedWith({id: 'aboard', seconds: 4}),
        keyed('k', proceed(4)),
      ),
      keyed('a b', sceneWith({seconds: 8})),
      sceneWith({seconds: 8}),
    ]),
  ).toEqual([
    'commute/platform',
    'commute/platform/continue-1',
    'commute/platform/aboard',
    'commute/platform/k',
    'commute/a%20b',
    'commute/scene-3',
  ]);
});

test('styles and nameless sequences do not show in addresses; named and keyed sequences do', () => {
  expect(
    addresses([
      style('grey', sequence([sceneWith({seconds: 8}), sceneWith({seconds: 8})])),
      sequence([sceneWith({seconds: 8})], 'act'),
      keyed('k', sequence([sceneWith({seconds: 8})])),
    ]),
  ).toEqual(['commute/scene-1', 'commute/scene-2', 'commute/act/scene-1', 'commute/k/scene-1']);
});

test('a key above several nodes gives each an address of its own', () => {
  const surveyed = survey(
    film([
      keyed('x', sceneWith({seconds: 8}, 'Rain.', keyed('y', overlay()), keyed('y', overlay()))),
      keyed('x', overlay()),
      keyed('x', sceneWith({seconds: 8})),
    ]),
  );
  expect(surveyed.diagnostics).toEqual([]);
  expect(surveyed.scenes.map(({address}) => address)).toEqual(['commute/x', 'commute/x-2']);
  expect(surveyed.timeline.overlays.map(({address}) => address)).toEqual([
    'commute/x/overlay-y',
    'commute/x/overlay-y-2',
    'commute/overlay-x',
  ]);
});

test('a key that looks like a position does not collide with one', () => {
  expect(addresses([sceneWith({seconds: 8}), keyed('scene-1', sceneWith({seconds: 8}))])).toEqual([
    'commute/scene-1',
    'commute/scene-1-2',
  ]);
});

test('an id that is used twice is told, and so is one that a long shot needs for its parts', () => {
  const twice = survey(film([scene('a', 8), scene('a', 8)]));
  expect(codesOf(twice.diagnostics)).toEqual(['duplicate-scene-id']);
  const part = survey(film([scene('a', 24, 'Rain.', proceedWith({id: 'part-2', seconds: 8}))]));
  expect(codesOf(part.diagnostics)).toContain('duplicate-shot-id');
});

test('a key that is no well-formed text does no harm', () => {
  expect(addresses([keyed('\ud800', sceneWith({seconds: 8}))])).toEqual(['commute/%EF%BF%BD']);
});
