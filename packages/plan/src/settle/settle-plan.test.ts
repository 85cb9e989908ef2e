import {expect, test} from 'vitest';
import {dissolve, film, mara, overlay, proceed, scene} from '../film.fixture.ts';
import type {Plan, Reason} from '../plan.ts';
import {draft, lockOf, look, making, previousOf, recordsOf, settle, stepsOf} from '../plan-film.fixture.ts';
import {planningEngine} from '../planning-engine.fixture.ts';
import {present} from '../present.fixture.ts';
import type {Key} from '../key.ts';
import type {DraftStep} from '../step.ts';

const tree = film([
  scene('a', 8, mara(), ' waits.', overlay(1, 2), proceed(8, 'The train arrives.')),
  dissolve(0.5),
  scene('b', 6.5, mara(), ' watches the rain.'),
]);

/** Actions and reasons by id, without the format. */
function told(plan: Plan): Readonly<Record<string, string>> {
  return Object.fromEntries(
    plan.steps.map(({id, action, reason}) => [id.replace(/^\S+ /, ''), `${action} ${wordsFor(reason)}`]),
  );
}

function wordsFor(reason: Reason): string {
  if (reason.kind === 'stale' || reason.kind === 'upstream')
    return `${reason.kind} ${reason.upstream.replace(/^\S+ /, '')}`;
  return reason.kind;
}

function keyOf({steps}: {readonly steps: readonly DraftStep[]}, id: string): Key {
  return present(steps.find((step) => step.id === `16:9 ${id}`)).key;
}

test('a first plan makes everything, and says what it costs', () => {
  const plan = settle(draft(tree));
  expect(new Set(Object.values(told(plan)))).toEqual(new Set(['generate new', 'compose new']));
  expect(plan.totals).toEqual({reuse: 0, generate: 4, compose: 8, seconds: 24, usd: 2.4});
});

test('a second plan has nothing to do, and does not ask for clips that only the cut was made of', () => {
  const drafted = draft(tree);
  const records = recordsOf(drafted);
  const plan = settle(drafted, {records, previous: previousOf(drafted)});
  expect(plan.totals).toMatchObject({generate: 0, compose: 0, usd: 0});
  const withoutClips = new Map([...records].filter(([, {kind}]) => kind === 'cut'));
  expect(settle(drafted, {records: withoutClips}).totals).toMatchObject({generate: 0, compose: 0});
  expect(told(settle(drafted, {records: withoutClips}))['clip commute/b']).toBe('reuse unneeded');
});

test('a changed prompt is told field by field, and what is made from the clip because of it', () => {
  const before = draft(tree);
  const after = draft(film([...tree.root.children.slice(0, 2), scene('b', 6.5, mara(), ' sleeps.')]));
  const plan = settle(after, {records: recordsOf(before), previous: previousOf(before)});
  const reasons = new Map(plan.steps.map(({id, reason}) => [id, reason]));
  expect(reasons.get('16:9 clip commute/b')).toEqual({
    kind: 'changed',
    fields: [{field: 'prompt', before: 'Mara watches the rain.', after: 'Mara sleeps.'}],
  });
  expect(reasons.get('16:9 conform commute/b')).toEqual({
    kind: 'changed',
    fields: [
      {
        field: 'source',
        before: keyOf(before, 'clip commute/b'),
        after: keyOf(plan, 'clip commute/b'),
        step: '16:9 clip commute/b',
      },
    ],
  });
  const cut = present(plan.steps.find(({kind}) => kind === 'cut'));
  expect(
    cut.reason.kind === 'changed' ? cut.reason.fields.map(({field, step}) => [field, step]) : [],
  ).toEqual([
    ['parts[4].source', '16:9 segment commute/b@0-15'],
    ['parts[5].source', '16:9 segment commute/b@15-30'],
    ['parts[6].source', '16:9 conform commute/b'],
    ['soundtrack', '16:9 soundtrack commute/soundtrack'],
  ]);
  // The soundtrack is mixed again, and for that all clips are needed.
  expect(told(plan)['clip commute/a']).toBe('reuse stored');
  expect(told(plan)['conform commute/a']).toBe('reuse stored');
  expect(told(plan)['character commute/cast/Mara']).toBe('reuse stored');
});

test('a film of which a scene is moved tells its cut in a few lines', () => {
  const scenes = Array.from({length: 200}, (_, index) => scene(`s${index}`, 4, `Rain ${index}.`));
  const before = draft(film(scenes));
  const after = draft(film([...scenes.slice(1), present(scenes[0])]));
  const plan = settle(after, {records: recordsOf(before), previous: previousOf(before)});
  const changes = plan.steps.flatMap(({reason}) => (reason.kind === 'changed' ? reason.fields : []));
  expect(changes.length).toBeLessThan(8);
  expect(changes.find(({field}) => field.startsWith('parts'))).toEqual({
    field: 'parts[0…]',
    before: '200 members',
    after: '200 members',
  });
  expect(plan.totals).toMatchObject({generate: 0, compose: 2});
});

test('what the store has lost is missing, and what is made from it is made again', () => {
  const drafted = draft(tree);
  const records = new Map(recordsOf(drafted));
  for (const id of ['clip commute/a', 'conform commute/a', 'cut commute']) records.delete(keyOf(drafted, id));
  const plan = settle(drafted, {records, previous: previousOf(drafted)});
  expect(told(plan)).toMatchObject({
    'clip commute/a': 'generate missing',
    'conform commute/a': 'compose missing',
    'extension commute/a/continue-1': 'generate upstream clip commute/a',
    'conform commute/a/continue-1': 'compose upstream extension commute/a/continue-1',
    'clip commute/b': 'reuse stored',
    'conform commute/b': 'reuse stored',
    'cut commute': 'compose missing',
  });
});

test('a lost conformed copy is made again, and renews nothing', () => {
  const drafted = draft(tree);
  const records = new Map(recordsOf(drafted));
  records.delete(keyOf(drafted, 'conform commute/b'));
  records.delete(keyOf(drafted, 'cut commute'));
  const plan = settle(drafted, {records, previous: previousOf(drafted)});
  expect(plan.totals).toMatchObject({generate: 0, compose: 2});
  expect(told(plan)['segment commute/b@0-15']).toBe('reuse stored');
});

test('a continuation of a clip that is another file now is stale, even where the cut hides it', () => {
  const drafted = draft(tree);
  const opening = keyOf(drafted, 'clip commute/a');
  const records = new Map(recordsOf(drafted));
  records.set(opening, {...present(records.get(opening)), digest: look('another file')});
  const plan = settle(drafted, {records, previous: previousOf(drafted)});
  expect(told(plan)).toMatchObject({
    'clip commute/a': 'reuse stored',
    'extension commute/a/continue-1': 'generate stale clip commute/a',
    'conform commute/a': 'compose stale clip commute/a',
    'segment commute/a@30-90': 'compose upstream conform commute/a',
    'clip commute/b': 'reuse stored',
    'cut commute': 'compose upstream conform commute/a',
  });
});

test('scenes with the same clip share it', () => {
  const plan = settle(draft(film([scene('a', 8), scene('b', 8)])));
  expect(told(plan)).toMatchObject({
    'clip commute/a': 'generate new',
    'conform commute/a': 'compose new',
    'conform commute/b': 'reuse shared',
  });
  expect(plan.totals).toMatchObject({generate: 1, seconds: 8, usd: 0.8});
});

test('another take is made where it is asked for, and all that is made from it', () => {
  const before = draft(tree);
  const lock = lockOf(before);
  const after = draft(tree, {lock, replace: new Map([['commute/b', null]])});
  const plan = settle(after, {records: recordsOf(before), previous: previousOf(before)});
  expect(told(plan)['clip commute/b']).toBe('generate replaced');
  expect(told(plan)['conform commute/b']).toBe('compose changed');
  expect(stepsOf(after, 'clip').map(({request}) => request.take)).toEqual([1, 2]);
});

test('all parts of a long shot are replaced with it', () => {
  const long = film([scene('a', 45)]);
  const plan = settle(draft(long, {replace: new Map([['commute/a', null]])}));
  expect(told(plan)).toMatchObject({
    'clip commute/a': 'generate replaced',
    'extension commute/a/part-2': 'generate replaced',
    'extension commute/a/part-3': 'generate replaced',
  });
});

test('on another machine, the lock tells what was made before', () => {
  const before = draft(tree);
  expect(told(settle(draft(tree, {lock: lockOf(before)})))).toMatchObject({
    'clip commute/a': 'generate missing',
    'conform commute/a': 'compose new',
  });
  const changed = draft(film([scene('a', 8, 'Sun.')]), {lock: lockOf(before)});
  const clip = present(settle(changed).steps.find(({kind}) => kind === 'clip'));
  expect(clip.reason).toEqual({kind: 'changed', fields: []});
});

test('what is no longer in the film is dropped, but only in the formats that are asked for', () => {
  const before = draft(film([scene('a', 8), scene('b', 8, 'Sun.')], {formats: ['16:9', '9:16']}));
  const plan = settle(draft(film([scene('a', 8)])), {
    previous: previousOf(before),
    records: recordsOf(before),
  });
  expect(plan.dropped).toEqual([
    {kind: 'clip', address: 'commute/b', format: '16:9'},
    {kind: 'conform', address: 'commute/b', format: '16:9'},
  ]);
});

test('only what the goals need is made', () => {
  const plan = settle(draft(tree), {
    goals: (step) => step.address === 'commute/a/continue-1' && step.kind === 'extension',
  });
  expect(plan.steps.filter(({action}) => action !== 'reuse').map(({id}) => id)).toEqual([
    '16:9 character commute/cast/Mara',
    '16:9 clip commute/a',
    '16:9 extension commute/a/continue-1',
  ]);
});

test('a clip that is made for its own sake renews a cut that had hidden it', () => {
  const drafted = draft(tree);
  const records = new Map(recordsOf(drafted));
  records.delete(keyOf(drafted, 'clip commute/b'));
  const goals = ({kind, address}: {kind: string; address: string}) =>
    kind === 'cut' || address === 'commute/b';
  expect(told(settle(drafted, {records, goals}))).toMatchObject({
    'clip commute/b': 'generate new',
    'conform commute/b': 'compose upstream clip commute/b',
    'cut commute': expect.stringContaining('compose upstream'),
  });
});

test('an unknown price makes the total unknown, never 0', () => {
  const engine = {...planningEngine, quote: () => ({usd: null})};
  const plan = settle(draft(tree, {engine}));
  expect(plan.totals.usd).toBeNull();
  expect(plan.steps.find(({kind}) => kind === 'clip')?.price).toBeNull();
  expect(plan.steps.find(({kind}) => kind === 'cut')?.price).toEqual({usd: 0});
});

test('other encoder settings make the pictures again, and no clip', () => {
  const before = draft(tree);
  const settings = {...before.inputs.making, conform: {...making('conform'), encoder: {crf: 20}}};
  const plan = settle(draft(tree, {making: settings}), {
    records: recordsOf(before),
    previous: previousOf(before),
  });
  expect(plan.totals).toMatchObject({generate: 0, compose: 7});
});
