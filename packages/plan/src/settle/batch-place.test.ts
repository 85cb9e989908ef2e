import {expect, test} from 'vitest';
import {film, mara, proceed, scene} from '../film.fixture.ts';
import type {PlanningEngine} from '../inputs.ts';
import {draft, recordsOf, settle} from '../plan-film.fixture.ts';
import {planningEngine} from '../planning-engine.fixture.ts';

const tree = film([
  scene('a', 8, mara(), ' waits.', proceed(8, 'The train arrives.')),
  scene('b', 4, 'Rain.'),
  scene('c', 12, 'Sun.'),
]);

const no = (): never => {
  throw new Error('Planning asks nothing of a batch.');
};
const engine: PlanningEngine = {
  ...planningEngine,
  batches: {
    limits: {requests: 10, bytes: 1000},
    refuses: ({seconds}) => (seconds > 8 ? 'it is too long' : null),
    quote: ({seconds}) => ({usd: seconds * 0.05}),
    sizeOf: () => 100,
    submit: no,
    find: no,
    status: no,
    results: no,
    cancel: no,
  },
};

test('in a plan for batches, new clips cost half, and what is made live says why', () => {
  const plan = settle(draft(tree, {engine}), {batch: true});
  const generated = plan.steps.filter(({action}) => action === 'generate');
  expect(generated.map(({address, price, batch}) => [address, price?.usd, batch])).toEqual([
    ['commute/cast/Mara', 0, {kind: 'live', why: 'shots need it before they are ordered'}],
    ['commute/a', 0.4, {kind: 'batched'}],
    ['commute/a/continue-1', 0.8, {kind: 'live', why: 'it continues a clip that has to be there first'}],
    ['commute/b', 0.2, {kind: 'batched'}],
    ['commute/c', 1.2, {kind: 'live', why: 'it is too long'}],
  ]);
  expect(plan.totals.usd).toBeCloseTo(2.6);
});

test('steps that are not generated have no place in a batch', () => {
  const drafted = draft(tree, {engine});
  const plan = settle(drafted, {batch: true, records: recordsOf(drafted)});
  expect(plan.steps.filter(({batch}) => batch !== undefined)).toEqual([]);
});

test('an engine without batches makes everything live', () => {
  const plan = settle(draft(tree), {batch: true});
  expect(plan.steps.find(({address, kind}) => address === 'commute/b' && kind === 'clip')).toMatchObject({
    price: {usd: 0.4},
    batch: {kind: 'live', why: 'the engine has no batches'},
  });
});

test('an ordinary plan knows nothing of batches', () => {
  const plan = settle(draft(tree, {engine}));
  expect(plan.steps.some(({batch}) => batch !== undefined)).toBe(false);
  expect(plan.totals.usd).toBeCloseTo(3.2);
});
