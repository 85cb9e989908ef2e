import type {Engine, JsonObject} from '@matchcut/engine';
import type {ArtifactRecord, DraftStep, Key} from '@matchcut/plan';
import type {Store} from '@matchcut/store';
import type {FoundFilm} from '../loading/load-films.ts';
import type {PlanWishes} from '../planning/plan-wishes.ts';
import {usualOutput} from '../planning/output-wishes.ts';
import {preparePlan, type PreparedPlan} from '../planning/prepare-plan.ts';
import type {Workshop} from '../workshop/workshop.ts';

/** A film as it would be made, and as it is previewed until then. */
export type StudioPlans = {
  readonly film: FoundFilm;
  readonly own: PreparedPlan;
  /** With the embedded engine; `null` where that is the film's own. */
  readonly painted: PreparedPlan | null;
  /** What the store has of both. */
  readonly records: ReadonlyMap<Key, ArtifactRecord>;
};

/** Plans a film for the studio: everything that is missing of it is to be made. Nothing is. */
export async function planForStudio(
  film: FoundFilm,
  props: JsonObject,
  painter: Engine,
  store: Pick<Store, 'lookup'>,
  workshop: Workshop,
): Promise<StudioPlans> {
  const wishes = wishesFor(props);
  const own = await preparePlan(film, wishes, store, workshop);
  const painted =
    workshop.engine.billing === 'free'
      ? null
      : await preparePlan(
          film,
          wishes,
          store,
          {...workshop, engine: painter},
          {
            chooseGoals: () => isConform,
            clipsOnly: true,
          },
        );
  const steps = [...own.plan.steps, ...(painted?.plan.steps ?? [])];
  return {film, own, painted, records: await store.lookup(steps.map(({key}) => key))};
}

export function wishesFor(
  props: JsonObject,
  wishes: Partial<Pick<PlanWishes, 'formats' | 'target' | 'replace'>> = {},
): PlanWishes {
  return {
    props,
    formats: null,
    target: [],
    replace: [],
    frames: null,
    batch: false,
    output: usualOutput,
    ...wishes,
  };
}

export function isConform({kind}: Pick<DraftStep, 'kind'>): boolean {
  return kind === 'conform';
}
