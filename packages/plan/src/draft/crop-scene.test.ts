import {expect, test} from 'vitest';
import {film, mara, proceed, scene, sceneWith} from '../film.fixture.ts';
import {codesOf, draft, settle, stepsOf} from '../plan-film.fixture.ts';
import {createPlanMemo} from '../plan-memo.ts';
import {draftPlan} from './draft-plan.ts';

const both = {formats: ['16:9', '9:16']} as const;
const cropped = sceneWith(
  {id: 'a', seconds: 8, reframe: 'crop', focus: {x: 0.25}},
  mara(),
  ' waits.',
  proceed(8, 'Rain.'),
);

test('a cropped scene has no clips of its own, and costs nothing', () => {
  const drafted = draft(film([cropped, scene('b', 4)], both));
  const clips = [...stepsOf(drafted, 'clip'), ...stepsOf(drafted, 'extension')];
  expect(clips.map(({id}) => id)).toEqual([
    '16:9 clip commute/a',
    '16:9 clip commute/b',
    '9:16 clip commute/b',
    '16:9 extension commute/a/continue-1',
  ]);
  const [whole, part] = ['16:9', '9:16'].map((format) =>
    stepsOf(drafted, 'conform').filter((step) => step.format === format),
  );
  expect(part?.map(({request}) => request.source).slice(0, 2)).toEqual(
    whole?.map(({request}) => request.source).slice(0, 2),
  );
  expect(part?.[0]).toMatchObject({
    needs: ['16:9 clip commute/a'],
    request: {size: {width: 720, height: 1280}, focus: [{frame: 0, x: 0.25, y: 0.5}]},
  });
  expect(whole?.[0]?.request).not.toHaveProperty('focus');
  const alone = draft(
    film([sceneWith({...cropped.props, reframe: 'generate'}, ...cropped.children), scene('b', 4)], both),
  );
  expect(settle(drafted).totals.usd).toBeLessThan(settle(alone).totals.usd ?? 0);
  // Its sound is the same clips'.
  const sounds = stepsOf(drafted, 'soundtrack').map(({request}) =>
    request.sounds.slice(0, 2).map(({source}) => source),
  );
  expect(sounds[1]).toEqual(sounds[0]);
});

test('a film may crop all of its scenes, and be of a shape that no engine makes', () => {
  const square = {formats: ['16:9', '1:1', '4:5'], reframe: 'crop'} as const;
  const drafted = draft(film([scene('a', 8)], square));
  expect(drafted.diagnostics).toEqual([]);
  expect(stepsOf(drafted, 'clip')).toHaveLength(1);
  expect(stepsOf(drafted, 'conform').map(({request}) => request.size)).toEqual([
    {width: 1280, height: 720},
    {width: 720, height: 720},
    {width: 720, height: 900},
  ]);
  const some = film([scene('a', 8), sceneWith({id: 'b', seconds: 8, reframe: 'generate'})], square);
  expect(codesOf(draft(some).diagnostics)).toEqual(['unsupported-size', 'unsupported-size']);
});

test('planned alone, a cropped format brings the clips that it is cropped from, with their cast', () => {
  const whole = draft(film([cropped, scene('b', 4)], both));
  const {survey} = whole;
  const only = survey.film.formats.filter(({id}) => id === '9:16');
  const alone = draftPlan({...survey, film: {...survey.film, formats: only}}, whole.inputs, createPlanMemo());
  const ids = alone.steps.map(({id}) => id);
  expect(ids).toContain('16:9 clip commute/a');
  expect(ids).toContain('16:9 character commute/cast/Mara');
  expect(ids).not.toContain('16:9 clip commute/b');
  expect(ids).not.toContain('16:9 conform commute/a');
  const known = new Set(ids);
  expect(alone.steps.flatMap(({needs}) => needs).filter((id) => !known.has(id))).toEqual([]);
  const keysOf = (steps: typeof alone.steps): readonly string[] =>
    steps.filter(({format}) => format === '9:16').map(({id, key}) => `${id} ${key}`);
  expect(keysOf(alone.steps)).toEqual(keysOf(whole.steps));
});

test('a focus that moves is counted from each clip of the scene', () => {
  const moving = sceneWith(
    {
      id: 'a',
      seconds: 8,
      reframe: 'crop',
      focus: [
        {at: 0, x: 0},
        {at: 10, x: 1, y: 0},
      ],
    },
    'Rain.',
    proceed(8),
  );
  const conforms = stepsOf(draft(film([moving], both)), 'conform').filter(({format}) => format === '9:16');
  expect(conforms.map(({request}) => request.focus)).toEqual([
    [
      {frame: 0, x: 0, y: 0.5},
      {frame: 300, x: 1, y: 0},
    ],
    [
      {frame: -240, x: 0, y: 0.5},
      {frame: 60, x: 1, y: 0},
    ],
  ]);
});
