import {readFile} from 'node:fs/promises';
import {making} from '@matchcut/compose';
import {
  createPlanMemo,
  digestBytes,
  draftPlan,
  settlePlan,
  surveyFilm,
  type FilmTree,
  type Plan,
  type PlanningEngine,
} from '@matchcut/plan';
import {readLock, readPrevious, type Store} from '@matchcut/store';
import type {ProjectFolder} from './project-folder.ts';

export type PlanFilmOptions = {
  readonly engine: PlanningEngine;
  readonly store: Store;
  readonly project: ProjectFolder;
  /** Whether for batches. */
  readonly batch?: boolean;
  /** Shots that get another take. */
  readonly replace?: readonly string[];
};

/** The plan for a film as things are now, and the paths of its files by digest. */
export async function planFilm(
  tree: FilmTree,
  {engine, store, project, batch = false, replace = []}: PlanFilmOptions,
): Promise<{readonly plan: Plan; readonly files: ReadonlyMap<string, string>}> {
  const memo = createPlanMemo();
  const survey = surveyFilm(tree, {engine}, memo);
  // All films here have the same file.
  const digest = digestBytes(await readFile(project.picture));
  const file = {kind: 'media', digest, media: 'still', durationSeconds: 0} as const;
  const draft = draftPlan(
    survey,
    {
      files: new Map(survey.files.map(({path}) => [path, file])),
      looks: () => null,
      making,
      lock: await readLock(project.lock),
      replace: new Map(replace.map((shot) => [shot, null])),
    },
    memo,
  );
  const settled = {
    records: await store.lookup(draft.steps.map(({key}) => key)),
    previous: (await readPrevious(project.state, tree.id)).steps,
    goals: ({kind}: {readonly kind: string}) => kind === 'cut',
    batch,
  };
  return {plan: settlePlan(draft, settled, memo), files: new Map([[digest, project.picture]])};
}
