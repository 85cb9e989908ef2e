/**
 * What planning costs: a film's first plan, and the plan after one prop changed in it. Prints medians and their ratio.
 *
 *     pnpm bench planning
 */
import {
  createPlanMemo,
  draftPlan,
  emptyLock,
  settlePlan,
  surveyFilm,
  type FilmTree,
  type NodeOf,
  type PlanMemo,
} from '../packages/plan/src/index.ts';
import {planningEngine} from '../packages/plan/src/planning-engine.fixture.ts';

const making = {semantics: 'bench/1', encoder: {}};

for (const shots of [100, 1_000, 10_000]) {
  const scenes = Array.from({length: shots}, (_, index) =>
    scene(index, `Shot ${index}: rain on the window.`),
  );
  const first: number[] = [];
  const again: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const memo = createPlanMemo();
    first.push(time(() => plan(film(scenes), memo)));
    // An edit here and there, as in the studio.
    for (let edit = 1; edit < 6; edit += 1) {
      const place = Math.floor((shots * edit) / 6);
      const changed = scenes.with(place, scene(place, `Shot ${place}: round ${round}, the sun comes out.`));
      again.push(time(() => plan(film(changed), memo)));
    }
  }
  const ratio = median(again) / median(first);
  console.log(
    `${String(shots).padStart(6)} shots  first ${median(first).toFixed(1)} ms  after one change ${median(again).toFixed(1)} ms  ratio ${ratio.toFixed(3)}`,
  );
}

function plan(tree: FilmTree, memo: PlanMemo): void {
  const survey = surveyFilm(tree, {engine: planningEngine}, memo);
  const draft = draftPlan(
    survey,
    {
      files: new Map(),
      looks: () => null,
      making: {conform: making, segment: making, soundtrack: making, cut: making},
      lock: emptyLock,
      replace: new Map(),
    },
    memo,
  );
  settlePlan(draft, {records: new Map(), previous: [], goals: (step) => step.kind === 'cut'}, memo);
}

function film(children: readonly NodeOf<'scene'>[]): FilmTree {
  return {id: 'bench', root: {kind: 'film', key: null, props: {title: 'Bench'}, children}};
}

function scene(index: number, text: string): NodeOf<'scene'> {
  return {
    kind: 'scene',
    key: null,
    props: {id: `scene-${index}`, seconds: 8},
    children: [
      {kind: 'character', key: null, props: {name: 'Mara', look: 'a grey fox'}, children: []},
      {kind: 'text', text: ` ${text}`},
    ],
  };
}

function time(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
