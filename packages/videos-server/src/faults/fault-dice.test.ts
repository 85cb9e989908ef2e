import {expect, test} from 'vitest';
import {faultPlan, type FaultPlan} from './fault.ts';
import {rollFaults} from './fault-dice.ts';

const dice = (plan: FaultPlan) => rollFaults(faultPlan.parse(plan));
const kinds = (plan: FaultPlan, requests: number): readonly string[] => {
  const {roll} = dice(plan);
  return Array.from({length: requests}, () =>
    roll('videos.create')
      .map(({kind}) => kind)
      .join('+'),
  );
};

test('a fault strikes so many times, after those that are spared', () => {
  expect(kinds({faults: [{kind: 'server-error', skip: 1, times: 2}]}, 5)).toEqual([
    '',
    'server-error',
    'server-error',
    '',
    '',
  ]);
});

test('faults strike together', () => {
  expect(kinds({faults: [{kind: 'stuck'}, {kind: 'rate-limit', times: 1}]}, 2)).toEqual([
    'stuck+rate-limit',
    'stuck',
  ]);
});

test('a fault strikes only where it is to, and where it means something', () => {
  const {roll} = dice({
    faults: [{kind: 'server-error', on: ['videos.list']}, {kind: 'stuck'}, {kind: 'empty-download'}],
  });
  expect(roll('videos.create').map(({kind}) => kind)).toEqual(['stuck']);
  expect(roll('videos.list').map(({kind}) => kind)).toEqual(['server-error']);
  expect(roll('videos.content').map(({kind}) => kind)).toEqual(['empty-download']);
});

test('chance is decided by the seed, and comes out as often as it should', () => {
  const plan = (seed: number): FaultPlan => ({seed, faults: [{kind: 'server-error', probability: 0.3}]});
  expect(kinds(plan(7), 200)).toEqual(kinds(plan(7), 200));
  expect(kinds(plan(7), 200)).not.toEqual(kinds(plan(8), 200));
  const struck = kinds(plan(7), 2000).filter((kind) => kind !== '').length;
  expect(struck / 2000).toBeGreaterThan(0.26);
  expect(struck / 2000).toBeLessThan(0.34);
});

test('what struck is counted', () => {
  const {roll, report} = dice({seed: 3, faults: [{kind: 'rate-limit', times: 1}]});
  roll('videos.list');
  roll('videos.list');
  expect(report()).toMatchObject({seed: 3, faults: [{kind: 'rate-limit', met: 2, struck: 1}]});
});
