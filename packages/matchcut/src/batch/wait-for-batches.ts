import {setTimeout} from 'node:timers/promises';
import {collectBatches, type BatchCollection, type BatchOptions} from '@matchcut/runner';
import type {Session} from '../command-line/session.ts';
import {count} from '../plan-view/count.ts';

/** Where the provider does not say when to look again: ever more rarely. */
const firstWaitMs = 1000;
const longestWaitMs = 60_000;

/** Collects until nothing is on its way any more, and tells how far it is. */
export async function waitForBatches(
  options: BatchOptions,
  {say, signal}: Pick<Session, 'say' | 'signal'>,
): Promise<Pick<BatchCollection, 'brought' | 'failed'>> {
  let brought = 0;
  const failed: BatchCollection['failed'][number][] = [];
  let told = -1;
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
    const collected = await collectBatches({
      ...options,
      onBrought: (done, total) => say('info', `Brought ${done} of ${total} clips.`),
    });
    brought += collected.brought;
    failed.push(...collected.failed);
    if (collected.waiting === 0) return {brought, failed};
    if (collected.waiting !== told) say('info', `Still on their way: ${count(collected.waiting, 'clip')}.`);
    told = collected.waiting;
    await setTimeout(collected.pollAfterMs ?? waitMs, undefined, {signal});
  }
}
