import {totalsOf, type Plan, type Step, type StepId} from '@matchcut/plan';

/** The plans of many rows as one: what rows share by key is one step of it. */
export type MergedPlan = {
  readonly plan: Plan;
  /** The rows that a step is for, in order. */
  readonly rowsOf: ReadonlyMap<StepId, readonly number[]>;
};

type Entry = {step: Step; readonly needs: readonly Entry[]; readonly rows: number[]};

/** Takes plans one by one, since thousands of them at once would be more than a machine holds. */
export type PlanMerger = {
  add(row: number, plan: Plan): void;
  /** `null` where no plan was added. */
  merge(): MergedPlan | null;
};

export function createPlanMerger(): PlanMerger {
  const entries = new Map<string, Entry>();
  const allRows: number[] = [];
  let first: Plan | null = null;
  return {
    add(row, plan) {
      first ??= {...plan, steps: [], dropped: [], diagnostics: []};
      allRows.push(row);
      const own = new Map<StepId, Entry>();
      for (const step of plan.steps) {
        // Of one address too: each row's shot is locked where it stands.
        const name = `${step.id} ${step.key}`;
        const known = entries.get(name);
        const entry = known ?? {step, needs: step.needs.flatMap((id) => own.get(id) ?? []), rows: []};
        if (known === undefined) entries.set(name, entry);
        else if (urgency(step) > urgency(known.step)) known.step = step;
        entry.rows.push(row);
        own.set(step.id, entry);
      }
    },
    merge() {
      if (first === null) return null;
      const ids = new Map([...entries.values()].map((entry) => [entry, idOf(entry, allRows.length)]));
      const steps = [...ids].map(([{step, needs}, id]): Step => ({
        ...step,
        id,
        needs: needs.map((need) => ids.get(need) ?? ''),
      }));
      const {film} = first;
      const title = `${film.id}, ${allRows.length === 1 ? '1 row' : `${allRows.length} rows`}`;
      return {
        plan: {...first, film: {...film, title}, steps, totals: totalsOf(steps)},
        rowsOf: new Map([...ids].map(([{rows}, id]) => [id, rows])),
      };
    },
  };
}

/** One row may have a use for what another one has as part of a cut that is there already. */
function urgency({action, reason}: Step): number {
  if (action !== 'reuse') return 2;
  return reason.kind === 'unneeded' ? 0 : 1;
}

/** Rows have steps of one address: those of different keys are told apart by the first of their rows. */
function idOf({step: {id}, rows}: Entry, all: number): StepId {
  const [first = 0, ...others] = rows;
  if (rows.length === all) return all === 1 ? `${id} (row ${first})` : `${id} (all rows)`;
  return others.length === 0 ? `${id} (row ${first})` : `${id} (row ${first} and ${others.length} more)`;
}
