import {expect, test} from 'vitest';
import {film, proceed, proceedWith, scene, sceneWith} from '../film.fixture.ts';
import type {FilmTree} from '../film-tree.ts';
import {draft, stepsOf} from '../plan-film.fixture.ts';
import {present} from '../present.fixture.ts';

const chain = film([scene('a', 8, 'Rain.', proceed(4), proceed(6)), scene('b', 45, 'More rain.')]);

test('each clip that continues another is matched to its conformed copy, and the first of a scene to none', () => {
  const conforms = stepsOf(draft(chain), 'conform');
  const seams = conforms.map(({address, needs, request}, index) => [
    address,
    request.seam && request.seam.upstream === conforms[index - 1]?.key,
    request.seam && needs.includes(present(conforms[index - 1]).id),
  ]);
  expect(seams).toEqual([
    ['commute/a', undefined, undefined],
    ['commute/a/continue-1', true, true],
    ['commute/a/continue-2', true, true],
    ['commute/b', undefined, undefined],
    ['commute/b/part-2', true, true],
    ['commute/b/part-3', true, true],
  ]);
});

test('a seam says how long its upstream is, and fades out within a second or its own length', () => {
  const tree = film([scene('a', 8, 'Rain.', proceed(0.5))], {fps: 24});
  const [, second] = stepsOf(draft(tree), 'conform');
  expect(second?.request.seam).toMatchObject({upstreamFrames: 8 * 24, frames: 12});
  const [, later] = stepsOf(draft(chain), 'conform');
  expect(later?.request.seam).toMatchObject({upstreamFrames: 240, frames: 30});
});

test('sounds cross-fade where clips do, for 50 ms on each side or half of the shorter one', () => {
  expect(soundSeams(chain)).toEqual([undefined, 2400, 2400, undefined, 2400, 2400]);
  expect(soundSeams(film([scene('a', 8, 'Rain.', proceed(2 / 30))]))).toEqual([undefined, 1600]);
});

test('without its seam a film has the keys that it would have without the feature', () => {
  const tree = film([sceneWith({id: 'a', seconds: 8, seam: false}, 'Rain.', proceed(8))]);
  const drafted = draft(tree);
  expect(seamed(tree)).toEqual([false, false]);
  for (const {request} of stepsOf(drafted, 'conform')) expect(request).not.toHaveProperty('seam');
  expect(stepsOf(drafted, 'conform').map(({needs}) => needs.length)).toEqual([1, 1]);
  expect(soundSeams(tree)).toEqual([undefined, undefined]);
});

test('a continuation decides for itself, and for the clips that it is made of', () => {
  const off = {seam: false};
  expect(seamed(film([scene('a', 8, 'Rain.', proceedWith({seconds: 4, ...off}), proceed(4))]))).toEqual([
    false,
    false,
    true,
  ]);
  const inner = film([
    sceneWith({id: 'a', seconds: 8, ...off}, 'Rain.', proceedWith({seconds: 45, seam: true})),
  ]);
  expect(seamed(inner)).toEqual([false, true, true, true]);
  expect(seamed(film([sceneWith({id: 'a', seconds: 45, ...off})]))).toEqual([false, false, false]);
});

test('no clip is made again for a seam', () => {
  const keysOf = (seam: boolean): readonly string[] => {
    const tree = film([sceneWith({id: 'a', seconds: 8, seam}, 'Rain.', proceed(8))]);
    return [...stepsOf(draft(tree), 'clip'), ...stepsOf(draft(tree), 'extension')].map(({key}) => key);
  };
  expect(keysOf(true)).toEqual(keysOf(false));
});

function seamed(tree: FilmTree): readonly boolean[] {
  return stepsOf(draft(tree), 'conform').map(({request}) => request.seam !== undefined);
}

function soundSeams(tree: FilmTree): readonly (number | undefined)[] {
  return stepsOf(draft(tree), 'soundtrack').flatMap(({request}) => request.sounds.map(({seam}) => seam));
}
