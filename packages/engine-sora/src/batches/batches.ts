import {EngineError, type BatchJob, type EngineBatches, type FoundBatch} from '@matchcut/engine';
import type {Footage} from '../footage/footage.ts';
import {engineId, unknownJob} from '../jobs/job-state.ts';
import {modelOf} from '../planning/describe-engine.ts';
import {quote} from '../planning/quote.ts';
import type {Settings} from '../sora-options.ts';
import type {Surroundings} from '../surroundings.ts';
import type {Answer, Client} from '../wire/client.ts';
import {pollAfterMs} from '../wire/retry-after.ts';
import {batchListSchema, batchSchema, type Batch} from '../wire/schemas.ts';
import {walkPages} from '../wire/walk-pages.ts';
import {lineSize} from './batch-line.ts';
import {batchResults} from './batch-results.ts';
import {batchStatus, hasEnded} from './batch-status.ts';
import {batchJob, batchLimits, placeOrder, refusesInBatch} from './place-order.ts';

const lookEveryMs = 2000;

/** The protocol's batches: half the price, within a day. */
export function openBatches(
  settings: Settings,
  parts: {readonly client: Client; readonly footage: Footage},
  {clock}: Surroundings,
): EngineBatches {
  const {client} = parts;

  return {
    limits: batchLimits,
    refuses: refusesInBatch,
    quote: (request) => quote(request, settings, modelOf(settings).batchShare),
    sizeOf: (request) => lineSize(request, settings),
    submit: (order, {signal} = {}) => placeOrder(order, settings, parts, signal),
    find: (id, {signal} = {}) => find(id, signal),
    async status(batch, {signal} = {}) {
      const {value, headers} = await askAbout(batch, signal);
      return batchStatus(value, pollAfterMs(headers, clock.now()));
    },
    async results(batch, {signal} = {}) {
      const {value} = await askAbout(batch, signal);
      return batchResults(batch, value, client, signal);
    },
    async cancel(batch, {signal} = {}) {
      const path = `batches/${encodeURIComponent(batch.id)}/cancel`;
      try {
        await client.ask({method: 'POST', path, signal}, batchSchema);
      } catch (error) {
        const isOver = EngineError.is(error) && error.code === 'engine-refused-request';
        if (!isOver || !hasEnded((await askAbout(batch, signal)).value.status)) throw error;
      }
    },
  };

  async function askAbout(batch: BatchJob, signal: AbortSignal | undefined): Promise<Answer<Batch>> {
    if (batch.engine !== engineId)
      throw new EngineError('engine-job-unknown', `Batch ${batch.id} is one of the engine ${batch.engine}.`);
    const meanings = {404: {code: 'engine-job-unknown', needsWords: true}} as const;
    try {
      return await client.ask(
        {path: `batches/${encodeURIComponent(batch.id)}`, meanings, signal},
        batchSchema,
      );
    } catch (error) {
      throw EngineError.is(error) && error.code === 'engine-job-unknown'
        ? unknownJob(batch, client.server(), error.message)
        : error;
    }
  }

  /** The order's own id goes along as metadata, so nothing has to be guessed. */
  async function find(order: string, signal: AbortSignal | undefined): Promise<FoundBatch> {
    const server = client.server();
    const settledAt = clock.now() + settings.settleMs;
    for (;;) {
      const isLastLook = clock.now() >= settledAt;
      let isWhole = true;
      for await (const {entries, isSure} of walkPages(client, {path: 'batches', signal}, batchListSchema)) {
        const found = entries.find(({metadata}) => metadata?.['matchcut_order'] === order);
        if (found !== undefined)
          return {kind: 'found', batch: batchJob(found.id, order, settings.model, server)};
        isWhole &&= isSure;
      }
      if (isLastLook)
        return isWhole
          ? {kind: 'absent'}
          : {kind: 'undecided', message: `Not all of the batches at ${server} can be read.`};
      await clock.sleep(Math.min(lookEveryMs, settledAt - clock.now()), signal);
    }
  }
}
