import {expect, test} from 'vitest';
import {film, mara, proceed, proceedWith, scene, sceneWith, type Child} from '../film.fixture.ts';
import type {Lock} from '../lock.ts';
import {clipKeys, draft, lockOf, pinnedAt, stepsOf} from '../plan-film.fixture.ts';
import type {PlanDraft} from './draft-plan.ts';

/** The lock of a film after another take of some shots was asked for, `times` times. */
function lockAfter(children: readonly Child[], replaced: readonly string[], times = 1): Lock {
  let lock = lockOf(draft(film(children)));
  for (let time = 0; time < times; time += 1) {
    lock = lockOf(
      draft(film(children), {lock, replace: new Map(replaced.map((shot) => [`commute/${shot}`, null]))}),
    );
  }
  return lock;
}

function takes(drafted: PlanDraft): Readonly<Record<string, number>> {
  const clips = [...stepsOf(drafted, 'clip'), ...stepsOf(drafted, 'extension')];
  return Object.fromEntries(
    clips.map(({address, request}) => [address.replace('commute/', ''), request.take]),
  );
}

const a = scene('a', 8, mara(), ' waits.', proceed(8));
const b = scene('b', 8, 'Sun.');

test('a shot keeps the take that the lock has, also when its prompt changes', () => {
  const lock = lockAfter([a, b], ['b'], 2);
  expect(takes(draft(film([a, b]), {lock}))).toEqual({a: 1, 'a/continue-1': 1, b: 3});
  expect(takes(draft(film([a, scene('b', 8, 'Snow.')]), {lock}))).toMatchObject({b: 3});
});

test('renaming or moving a scene keeps its takes, so it costs nothing', () => {
  const lock = lockAfter([a, b], ['a', 'b']);
  const locked = draft(film([a, b]), {lock});
  const renamed = draft(
    film([sceneWith({id: 'c', seconds: 8}, ...b.children), sceneWith({id: 'd', seconds: 8}, ...a.children)]),
    {lock},
  );
  expect(takes(renamed)).toEqual({c: 2, d: 2, 'd/continue-1': 1});
  expect(clipKeys(renamed)).toEqual(clipKeys(locked));
});

test('renaming a continuation keeps its take', () => {
  const lock = lockAfter([a], ['a/continue-1']);
  const renamed = scene('a', 8, mara(), ' waits.', proceedWith({id: 'later', seconds: 8}));
  expect(takes(draft(film([renamed]), {lock}))).toEqual({a: 1, 'a/later': 2});
});

test('scenes that swap their names take their takes along', () => {
  const lock = lockAfter([a, b], ['a']);
  const swapped = film([
    sceneWith({id: 'b', seconds: 8}, ...a.children),
    sceneWith({id: 'a', seconds: 8}, ...b.children),
  ]);
  expect(clipKeys(draft(swapped, {lock}))).toEqual(clipKeys(draft(film([a, b]), {lock})));
});

test('scenes without names keep their takes when another one is put before them', () => {
  const nameless = ['Rain.', 'Sun.', 'Snow.'].map((text) => sceneWith({seconds: 8}, text));
  const lock = lockAfter(nameless, ['scene-2', 'scene-3']);
  const moved = draft(film([sceneWith({seconds: 8}, 'Fog.'), ...nameless]), {lock});
  expect(takes(moved)).toMatchObject({'scene-2': 1, 'scene-3': 2, 'scene-4': 2});
});

test('of two scenes with one prompt, each keeps its own take, and so does the one that is renamed', () => {
  const twins = [scene('a', 8), scene('b', 8)];
  const lock = lockAfter(twins, ['b']);
  expect(takes(draft(film(twins), {lock}))).toEqual({a: 1, b: 2});
  expect(takes(draft(film([scene('a', 8), scene('c', 8)]), {lock}))).toEqual({a: 1, c: 2});
});

test("the author's take goes before the lock's", () => {
  const lock = lockAfter([b], ['b'], 2);
  const chosen = film([sceneWith({id: 'b', seconds: 8, take: 2}, 'Sun.')]);
  expect(takes(draft(chosen, {lock}))).toEqual({b: 2});
});

test('another take of a shot that was renamed counts on from its own', () => {
  const lock = lockAfter([b], ['b'], 2);
  const renamed = film([sceneWith({id: 'c', seconds: 8}, 'Sun.')]);
  expect(takes(draft(renamed, {lock, replace: new Map([['commute/c', null]])}))).toEqual({c: 4});
});

test('takes belong to a format', () => {
  const both = film([b], {formats: ['16:9', '9:16']});
  const {shots} = lockAfter([b], ['b']);
  const drafted = draft(both, {lock: {version: 1, shots, cast: {}}});
  expect(stepsOf(drafted, 'clip').map(({format, request}) => [format, request.take])).toEqual([
    ['16:9', 2],
    ['9:16', 1],
  ]);
});

/** A lock in which only rows of props have something: of the same film with other words in scene `b`. */
function rowsLock(...locks: readonly Lock[]): Lock {
  const shots = locks.flatMap((lock) => Object.values(lock.shots['commute/b'] ?? {}));
  return {version: 1, shots: {}, cast: {}, rows: {'commute/b': {'16:9': shots}}};
}

test('rows of props have takes of their own for the shots that they say otherwise', () => {
  const snow = scene('b', 8, 'Snow.');
  const lock = rowsLock(lockAfter([b], ['b']), lockAfter([snow], []));
  expect(takes(draft(film([b]), {lock}))).toEqual({b: 2});
  expect(takes(draft(film([snow]), {lock}))).toEqual({b: 1});
  expect(takes(draft(film([scene('b', 8, 'Fog.')]), {lock}))).toEqual({b: 1});
});

test('of the takes that rows have of one shot, the newest is shown, and another one counts on from it', () => {
  const lock = rowsLock(lockAfter([b], ['b'], 2), lockAfter([b], ['b']), lockAfter([b], []));
  expect(takes(draft(film([b]), {lock}))).toEqual({b: 3});
  expect(takes(draft(film([b]), {lock, replace: new Map([['commute/b', null]])}))).toEqual({b: 4});
});

test("the film's own take of a shot and that of the rows: the newer one is shown everywhere", () => {
  const own = lockAfter([b], ['b'], 3);
  expect(takes(draft(film([b]), {lock: {...rowsLock(lockAfter([b], ['b'])), shots: own.shots}}))).toEqual({
    b: 4,
  });
  const older = lockAfter([b], []);
  expect(takes(draft(film([b]), {lock: {...rowsLock(lockAfter([b], ['b'])), shots: older.shots}}))).toEqual({
    b: 2,
  });
});

test('renaming a scene keeps the takes of rows', () => {
  const lock = rowsLock(lockAfter([b], ['b']));
  expect(takes(draft(film([sceneWith({id: 'c', seconds: 8}, 'Sun.')]), {lock}))).toEqual({c: 2});
});

test('a pinned shot keeps its take whatever rows have newer ones of', () => {
  const own = lockAfter([b], []);
  const lock = {...rowsLock(lockAfter([b], ['b'])), shots: own.shots};
  expect(takes(draft(film([b]), {lock}))).toEqual({b: 2});
  expect(takes(draft(film([b]), {lock: pinnedAt(lock, 'commute/b')}))).toEqual({b: 1});
});

test("the author's take goes before a pin, and the plan says so", () => {
  const lock = pinnedAt(lockAfter([b], ['b'], 2), 'commute/b');
  const inCode = (take: number): PlanDraft =>
    draft(film([sceneWith({id: 'b', seconds: 8, take}, 'Sun.')]), {lock});
  expect(takes(inCode(2))).toEqual({b: 2});
  expect(inCode(2).diagnostics).toMatchObject([
    {
      code: 'pin-ignored',
      severity: 'warning',
      where: 'Film > Scene "b"',
      message: expect.stringContaining('pinned to take 3 in 16:9, but its code says take={2}'),
    },
  ]);
  // What agrees, and what is not pinned, is no news.
  expect(inCode(3).diagnostics).toEqual([]);
  expect(
    draft(film([sceneWith({id: 'b', seconds: 8, take: 2}, 'Sun.')]), {lock: lockAfter([b], ['b'], 2)})
      .diagnostics,
  ).toEqual([]);
});

test('another take of a pinned shot is made and told', () => {
  const lock = pinnedAt(lockAfter([b], ['b']), 'commute/b');
  const replaced = draft(film([b]), {lock, replace: new Map([['commute/b', null]])});
  expect(takes(replaced)).toEqual({b: 3});
  expect(replaced.diagnostics).toMatchObject([
    {code: 'pin-dropped', severity: 'info', message: expect.stringContaining('take 3 is shown instead')},
  ]);
});

test('a scene that takes the name of a pinned one breaks no pin', () => {
  const lock = pinnedAt(lockAfter([a, b], ['b']), 'commute/b');
  const renamed = draft(film([sceneWith({id: 'b', seconds: 8}, ...a.children)]), {lock});
  expect(takes(renamed)).toMatchObject({b: 1});
  expect(renamed.diagnostics).toEqual([]);
});
