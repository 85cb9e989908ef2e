import {relative} from 'node:path';
import type {Plan} from '@matchcut/plan';
import type {RunEvent, RunResult} from '@matchcut/runner';
import type {Store} from '@matchcut/store';
import type {RunView} from '@matchcut/studio';
import {captionsOfCut} from '../captions/write-cues.ts';
import {ProjectError} from '../errors/project-error.ts';
import type {FoundFilm} from '../loading/load-films.ts';
import {deliverCaptions} from '../rendering/deliver-captions.ts';
import {deliverCuts, findDestinations} from '../rendering/deliver-cuts.ts';
import {runPrepared} from '../rendering/run-prepared.ts';
import {openCompositor} from '../workshop/open-compositor.ts';
import type {Workshop} from '../workshop/workshop.ts';
import {checkedPlan} from './checked-plan.ts';
import {orderWishes} from './order-wishes.ts';
import type {HeldOrder} from './studio-runs.ts';

/** Makes what was ordered, spends no more than was agreed to, and writes cuts as `matchcut render` does. */
export async function carryOutOrder(
  order: HeldOrder,
  film: FoundFilm,
  store: Store,
  workshop: Workshop,
  tell: {readonly plan: (plan: Plan) => void; readonly event: (event: RunEvent) => void},
): Promise<{readonly result: RunResult; readonly files: RunView['files']}> {
  const {project} = workshop;
  const wishes = orderWishes(order);
  const compositor = await openCompositor(film, wishes.props, store, workshop);
  try {
    const prepared = await checkedPlan(film, wishes, store, workshop);
    const {plan} = prepared;
    refuseUnseen(plan, order);
    tell.plan(plan);
    const destinations = await findDestinations(plan, wishes, null, {
      cwd: project.root,
      outDir: project.outDir,
    });
    const result = await runPrepared(
      prepared,
      {store, compositor, isFrozen: false, maxCost: order.agreedUsd, onEvent: tell.event},
      workshop,
    );
    const cuts = await deliverCuts(result.results, destinations, store);
    await deliverCaptions(captionsOfCut(plan.film, null), cuts);
    const keys = new Map(result.results.map(({format, record}) => [format, record.key]));
    const files = cuts.map(({path, format}) => ({
      path: relative(project.root, path),
      format,
      key: keys.get(format) ?? '',
    }));
    return {result, files};
  } finally {
    await compositor.close();
  }
}

/** A price is the limit of a run. Where it was not known there is none, so that nothing is asked for but what was seen. */
function refuseUnseen({steps}: Plan, {agreedUsd, agreedKeys}: HeldOrder): void {
  if (agreedUsd !== null) return;
  const unseen = steps.find(({action, key}) => action === 'generate' && !agreedKeys.has(key));
  if (unseen === undefined) return;
  throw new ProjectError(
    'price-changed',
    `${unseen.address} in ${unseen.format} was changed after its unknown price was agreed to.`,
    'Look at the order anew and agree to it, or not. Nothing was spent.',
  );
}
