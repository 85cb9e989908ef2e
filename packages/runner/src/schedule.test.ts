import * as fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {buildPlan, type StepSpec} from './__fixtures__/plan-builder.ts';
import {createSchedule, type WorkEnd} from './schedule.ts';
import {tasksOf, type Task} from './task.ts';

type Shape = {
  readonly isEngine: boolean;
  readonly needs: readonly number[];
  readonly fails: boolean;
  readonly isWork: boolean;
  readonly ticks: number;
};

/** Any graph in which steps need only earlier ones. */
const graphs = fc.array(
  fc.record({
    isEngine: fc.boolean(),
    needs: fc.array(fc.nat(30), {maxLength: 4}),
    fails: fc.oneof({weight: 8, arbitrary: fc.constant(false)}, {weight: 1, arbitrary: fc.constant(true)}),
    isWork: fc.oneof({weight: 4, arbitrary: fc.constant(true)}, {weight: 1, arbitrary: fc.constant(false)}),
    ticks: fc.nat(3),
  }),
  {maxLength: 30},
);

function specsOf(shapes: readonly Shape[]): readonly StepSpec[] {
  return shapes.map(({isEngine, needs, isWork}, index) => ({
    name: `s${index}`,
    kind: isEngine ? 'extension' : 'segment',
    needs: index === 0 ? [] : [...new Set(needs.map((need) => `s${need % index}`))],
    ...(isWork ? {} : {action: 'reuse', reason: {kind: 'stored'}}),
  }));
}

describe('any graph of steps', () => {
  test('is run needs first, each task once, within its lanes, and failures stay where they belong', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, fc.integer({min: 1, max: 3}), async (shapes, width) => {
        const tasks = tasksOf(buildPlan(specsOf(shapes)).plan);
        const shapeOf = new Map(tasks.map((task, index) => [task, shapes[index]]));
        const ended = new Map<Task, 'done' | 'failed' | 'skipped'>();
        const runs = new Map<Task, number>();
        const now = {engine: 0, compose: 0};
        for (const task of tasks) if (!task.isWork) ended.set(task, 'done');

        const work = async (task: Task): Promise<WorkEnd> => {
          for (const need of task.needs) expect(ended.get(need)).toBe('done');
          runs.set(task, (runs.get(task) ?? 0) + 1);
          now[task.lane] += 1;
          expect(now[task.lane]).toBeLessThanOrEqual(width);
          for (let tick = 0; tick < (shapeOf.get(task)?.ticks ?? 0); tick += 1) await Promise.resolve();
          now[task.lane] -= 1;
          const kind = shapeOf.get(task)?.fails ? 'failed' : 'done';
          ended.set(task, kind);
          return {kind};
        };
        const onSkipped = (task: Task, cause: Task): void => {
          expect(ended.has(task)).toBe(false);
          expect(ended.get(cause)).toBe('failed');
          ended.set(task, 'skipped');
        };
        const schedule = createSchedule(tasks, {
          lanes: {engine: () => width, compose: () => width},
          signal: undefined,
          work,
          onSkipped,
        });
        await schedule.run();

        for (const task of tasks) {
          expect(runs.get(task) ?? 0).toBe(task.isWork && ended.get(task) !== 'skipped' ? 1 : 0);
          const hasBadNeed = task.needs.some((need) => ended.get(need) !== 'done');
          expect(ended.get(task) === 'skipped').toBe(task.isWork && hasBadNeed);
        }
      }),
    );
  });

  test('is finished even where things that were taken for granted turn out to be missing', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, fc.array(fc.nat(29), {maxLength: 10}), async (shapes, lost) => {
        const sound = shapes.map((shape) => ({...shape, fails: false}));
        const tasks = tasksOf(buildPlan(specsOf(sound)).plan);
        const missing = new Set(tasks.filter((task, index) => !task.isWork && lost.includes(index)));
        const made = new Set<Task>();
        const schedule = createSchedule(tasks, {
          lanes: {engine: () => 2, compose: () => 2},
          signal: undefined,
          async work(task) {
            const waits = task.needs.filter((need) => missing.has(need));
            if (waits.length > 0) return {kind: 'waits', for: waits};
            expect(made.has(task)).toBe(false);
            made.add(task);
            missing.delete(task);
            return {kind: 'done'};
          },
          onSkipped: () => expect.unreachable(),
        });
        await schedule.run();
        for (const task of tasks.filter(({isWork}) => isWork)) expect(made.has(task)).toBe(true);
        for (const task of made) for (const need of task.needs) expect(missing.has(need)).toBe(false);
      }),
    );
  });
});

test('the heaviest chain goes first', async () => {
  const {plan} = buildPlan([
    {name: 'lone'},
    {name: 'head'},
    {kind: 'extension', name: 'middle', needs: ['head']},
    {kind: 'extension', name: 'tail', needs: ['middle']},
  ]);
  const order: string[] = [];
  await createSchedule(tasksOf(plan), {
    lanes: {engine: () => 1, compose: () => 1},
    signal: undefined,
    async work({step}) {
      order.push(step.address);
      return {kind: 'done'};
    },
    onSkipped: () => expect.unreachable(),
  }).run();
  expect(order).toEqual(['film/head', 'film/middle', 'film/lone', 'film/tail']);
});

test('a plan whose steps need what comes later is refused', () => {
  const {plan} = buildPlan([{name: 'one'}, {kind: 'conform', name: 'c', needs: ['one']}]);
  const steps = plan.steps.toReversed();
  expect(() => tasksOf({...plan, steps})).toThrow(expect.objectContaining({code: 'plan-unusable'}));
});
