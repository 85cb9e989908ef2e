import type {StepId} from '@matchcut/plan';
import type {RunArtifact, RunEvent, StepName} from '@matchcut/runner';
import type {Store} from '@matchcut/store';
import {isCropped} from '../cropping/crop-film.ts';
import {problemsOf} from '../errors/problem.ts';
import {deliverCaptions} from '../rendering/deliver-captions.ts';
import {deliverCuts, type DeliveredCut} from '../rendering/deliver-cuts.ts';
import type {MergedPlan} from './merge-plans.ts';
import type {PlannedRow, RowPlace, RowPlan} from './row-plan.ts';
import type {RowProblem} from './row-problems.ts';

/** A row's cut where its maker wants it. */
export type RowCut = DeliveredCut & RowPlace;

export type DeliveredRows = {
  readonly cuts: readonly RowCut[];
  readonly problems: readonly RowProblem[];
};

type RowOutput = RowPlace & Pick<PlannedRow, 'captions'> & {readonly path: string};

/** Puts each row's cuts where they are wanted as soon as they are done: a run of a thousand rows may be interrupted. */
export type RowsDelivery = {
  readonly onEvent: (event: RunEvent) => void;
  /** Once the run is over: what it gave, and what became of the rest. */
  readonly finish: (results: readonly RunArtifact[]) => Promise<DeliveredRows>;
};

export type RowsDeliveryOptions = {
  readonly rows: readonly RowPlan[];
  readonly merged: MergedPlan;
  /** Whether cuts of some frames are wanted. */
  readonly isPart: boolean;
  /** The project's folder. */
  readonly root: string;
};

export function createRowsDelivery(
  {rows, merged: {plan, rowsOf}, isPart, root}: RowsDeliveryOptions,
  store: Pick<Store, 'deliver' | 'open'>,
): RowsDelivery {
  const keys = new Map(plan.steps.map(({id, key}) => [id, key]));
  const byPath = new Map<string, RowCut>();
  const digests = new Map<string, string>();
  const problems: RowProblem[] = [];
  let last: Promise<void> = Promise.resolve();
  return {
    onEvent(event) {
      if (event.kind === 'step-done' && isWanted(event)) last = last.then(() => deliverEarly(event));
    },
    async finish(results) {
      await last;
      for (const result of results) if (isWanted(result)) await deliver(result);
      return {cuts: [...byPath.values()].toSorted((one, other) => one.row - other.row), problems};
    },
  };

  function isWanted({stepKind, address}: StepName): boolean {
    return stepKind === 'cut' && isCropped({address}) === isPart;
  }

  /** What is wrong with a file is found, told and put right by the run; here it only comes later then. */
  async function deliverEarly({step, stepKind, address, format}: StepName): Promise<void> {
    const key = keys.get(step);
    const stored = key === undefined ? null : await store.open(key).catch(() => null);
    if (stored !== null) await deliver({step, stepKind, address, format, ...stored}, true);
  }

  async function deliver(artifact: RunArtifact, isEarly = false): Promise<void> {
    const {digest} = artifact.record;
    for (const {row, line, path, captions} of placesOf(artifact.step, artifact.format)) {
      if (digests.get(path) === digest) continue;
      try {
        const cuts = await deliverCuts([artifact], new Map([[artifact.format, path]]), store);
        // The table is of cuts; what stands beside them goes without saying.
        const [cut] = await deliverCaptions(captions, cuts);
        if (cut === undefined) continue;
        byPath.set(path, {...cut, row, line});
        digests.set(path, digest);
      } catch (error) {
        if (isEarly) continue;
        problems.push(...problemsOf(error, root).map((problem) => ({line, problem})));
      }
    }
  }

  function placesOf(step: StepId, format: string): readonly RowOutput[] {
    return (rowsOf.get(step) ?? []).flatMap((number) => {
      const row = rows[number - 1];
      if (row?.kind !== 'planned') return [];
      const {line, captions} = row;
      return row.cuts
        .filter((cut) => cut.format === format)
        .map(({path}) => ({row: number, line, path, captions}));
    });
  }
}
