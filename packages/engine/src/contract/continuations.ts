import type {Bench} from './bench.ts';
import {noInputs, shortest, shortestContinuation} from './requests.ts';

/** How a clip goes on, in whichever way the engine offers. */
export function checkContinuations({check, made, checkFile, capabilities}: Bench): void {
  const {continuation} = capabilities;
  if (continuation.kind === 'none') return;
  const isWhole = continuation.kind === 'extension' && continuation.returns === 'whole';

  check('continues a clip', async (engine) => {
    const first = shortest(engine);
    const {job, path: source} = await made(engine, first, noInputs);
    const request = shortestContinuation(engine, first);
    const {path} = await made(engine, request, {
      ...noInputs,
      source: {path: source, digest: 'digest of the source', job},
    });
    await checkFile(engine, path, request, isWhole ? first.seconds + request.seconds : request.seconds);
  });

  if (continuation.kind === 'handover')
    check('goes on from a clip alone, whoever made it', async (engine) => {
      const first = shortest(engine);
      const {path: source} = await made(engine, first, noInputs);
      const request = shortestContinuation(engine, first);
      const {path} = await made(engine, request, {
        ...noInputs,
        source: {path: source, digest: 'digest of the source', job: null},
      });
      await checkFile(engine, path, request, request.seconds);
    });
}
