import type {BatchJob, EngineBatches} from '../batches.ts';
import type {Engine} from '../engine.ts';
import type {Bench} from './bench.ts';
import {expectSame, expectThat} from './expectations.ts';
import {noInputs, overJson, shortest, shortestContinuation} from './requests.ts';

/** Many requests at once, where the engine offers that. */
export function checkBatches({check, elsewhere, has, completed, checkFile, wait, tools}: Bench): void {
  if (!has('batches')) return;

  check('says of each request whether it can be in a batch, and at which price', async (engine) => {
    const batches = batchesOf(engine);
    const request = shortest(engine);
    const {usd} = batches.quote(request);
    const usual = engine.quote(request).usd;
    expectThat(batches.refuses(request) === null, 'a new clip is refused');
    expectThat(usd === null || usual === null || usd <= usual, `a batch costs ${usd}, more than ${usual}`);
    const size = batches.sizeOf(request);
    expectThat(size > 0 && size <= batches.limits.bytes, `the size of a request is ${size}`);
    expectThat(batches.limits.requests > 0, 'no request fits');
    const refusal = batches.refuses(shortestContinuation(engine, request));
    expectThat(refusal === null || refusal !== '', 'a continuation is refused without a word');
  });

  check('carries an order out, which another instance finds, asks about and collects', async (engine) => {
    const request = shortest(engine);
    const ids = ['first', 'second'];
    const placed = await batchesOf(engine).submit({
      id: `contract-${Date.now()}`,
      requests: ids.map((id) => ({
        id,
        request: {...request, prompt: `The ${id} of two platforms.`},
        inputs: noInputs,
      })),
    });
    expectSame(overJson(placed), placed, 'the order does not survive JSON');
    await elsewhere(async (other) => {
      const batches = batchesOf(other);
      await ended(batches, placed);
      const results = await batches.results(overJson(placed));
      expectSame(results.map(({id}) => id).toSorted(), ids, 'the results');
      for (const result of results) {
        expectThat(
          result.kind === 'made',
          `${result.id} failed: ${result.kind === 'failed' ? result.message : ''}`,
        );
        await completed(other, overJson(result.job));
        const path = await tools.newPath('mp4');
        await other.fetch(result.job, path);
        await checkFile(other, path, request, request.seconds);
      }
      // Nothing is left to be called off, and that is no error.
      await batches.cancel(placed);
    });
  });

  check('finds an order whose answer was lost by the id that it was given', async (engine) => {
    const id = `contract-lost-${Date.now()}`;
    const placed = await batchesOf(engine).submit({
      id,
      requests: [{id: 'only', request: shortest(engine), inputs: noInputs}],
    });
    await elsewhere(async (other) => {
      const batches = batchesOf(other);
      const found = await batches.find(id);
      expectThat(found.kind === 'found', `it says ${found.kind}`);
      expectSame(found.batch, placed, 'the order that was found');
      const none = await batches.find(`${id}-never-placed`);
      expectThat(none.kind !== 'found', 'it found an order that nobody placed');
      await ended(batches, placed);
    });
  });

  async function ended(batches: EngineBatches, batch: BatchJob): Promise<void> {
    for (let last = 0; ;) {
      const status = await batches.status(overJson(batch));
      if (status.kind === 'ended') return;
      expectThat(
        status.kind === 'running',
        `the order was refused: ${status.kind === 'refused' ? status.message : ''}`,
      );
      expectThat(
        status.done >= last && status.done <= status.total,
        `${status.done} of ${status.total} are done`,
      );
      last = status.done;
      await wait(status.pollAfterMs);
    }
  }
}

function batchesOf({batches}: Engine): EngineBatches {
  expectThat(batches !== undefined, 'one instance has batches, another has none');
  return batches;
}
