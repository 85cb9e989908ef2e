import {availableParallelism} from 'node:os';
import {join} from 'node:path';
import type {Engine, JsonObject} from '@matchcut/engine';
import type {Key, Plan, Step} from '@matchcut/plan';
import type {Store} from '@matchcut/store';
import {preparePlan} from '../planning/prepare-plan.ts';
import {runPrepared} from '../rendering/run-prepared.ts';
import {openCompositor} from '../workshop/open-compositor.ts';
import type {Workshop} from '../workshop/workshop.ts';
import type {Preview} from './preview-painter.ts';
import {isConform, wishesFor, type StudioPlans} from './studio-plans.ts';

/** One is left to whoever waits for an answer. */
const spareCores = Math.max(1, availableParallelism() - 1);

/**
 * What of a film can be made for nothing, for a look at it: clips that are there, conformed, the sound of them all, and
 * painted clips for those that are not there. The lock is for what somebody ordered, so nothing of it is written there.
 */
export function wantedPreview(
  {film, own, painted, records}: StudioPlans,
  props: JsonObject,
  painter: Engine,
  store: Store,
  workshop: () => Workshop,
  {onMade}: {readonly onMade: () => void},
): Preview {
  const isFree = workshop().engine.billing === 'free';
  const ownKeys = missingOf(own.plan, records, isFree, isPlayed);
  const shown = new Set(
    own.plan.steps
      .filter((step) => isConform(step) && (records.has(step.key) || ownKeys.includes(step.key)))
      .map(placeOf),
  );
  const drafts =
    painted === null
      ? []
      : missingOf(painted.plan, records, true, isConform).filter((key) => {
          const step = painted.plan.steps.find((one) => one.key === key);
          return step !== undefined && !shown.has(placeOf(step));
        });
  return {
    keys: [...ownKeys, ...drafts],
    make: async (signal) => {
      await makeKeys(ownKeys, workshop().engine, signal);
      await makeKeys(drafts, painter, signal);
    },
  };

  async function makeKeys(keys: readonly Key[], engine: Engine, signal: AbortSignal): Promise<void> {
    if (keys.length === 0) return;
    const own = {...workshop(), engine, signal: AbortSignal.any([workshop().signal, signal])};
    const wanted = new Set(keys);
    const wishes = wishesFor(props);
    const compositor = await openCompositor(film, props, store, own);
    try {
      const prepared = await preparePlan(film, wishes, store, own, {
        chooseGoals: () => (step) => wanted.has(step.key),
        clipsOnly: true,
      });
      await runPrepared(
        prepared,
        {
          store,
          compositor,
          isFrozen: engine.billing === 'paid',
          maxCost: 0,
          concurrency: {engine: spareCores, compose: spareCores},
          subject: 'rows',
          lockFile: join(own.project.stateDir, 'preview.lock.json'),
          onEvent: (event) => {
            if (event.kind === 'step-done' && event.how === 'made' && isPlayed({kind: event.stepKind}))
              onMade();
          },
        },
        own,
      );
    } finally {
      await compositor.close();
    }
  }
}

type Stored = {readonly has: (key: Key) => boolean};

/** Of paid engines only what has its clips. Pictures come before sound, as they do in a plan. */
function missingOf(
  {steps}: Plan,
  stored: Stored,
  isFree: boolean,
  isWanted: (step: Pick<Step, 'kind'>) => boolean,
): readonly Key[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const isMade = (id: string): boolean => {
    const step = byId.get(id);
    if (step === undefined || step.kind === 'character') return true;
    return step.kind === 'conform' ? step.needs.every(isMade) : stored.has(step.key);
  };
  return steps
    .filter((step) => isWanted(step) && !stored.has(step.key) && (isFree || step.needs.every(isMade)))
    .map(({key}) => key);
}

/** What the stage plays of a film. */
function isPlayed({kind}: Pick<Step, 'kind'>): boolean {
  return kind === 'conform' || kind === 'soundtrack';
}

function placeOf({address, format}: {readonly address: string; readonly format: string}): string {
  return `${format} ${address}`;
}
