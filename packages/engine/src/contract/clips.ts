import type {Bench} from './bench.ts';
import {expectSame, expectThat, failureOf} from './expectations.ts';
import {noInputs, overJson, shortest} from './requests.ts';

/** From a request to a file, in one process and in several. */
export function checkClips({check, elsewhere, completed, checkFile, tools}: Bench): void {
  check('makes a clip, with another instance asking and fetching by the job as JSON', async (engine) => {
    const request = shortest(engine);
    const job = await engine.submit(request, noInputs);
    const kept = overJson(job);
    expectSame(kept, job, 'the job does not survive JSON');
    expectThat(job.engine === engine.id && job.id !== '', 'the job does not say whose it is');
    await elsewhere(async (other) => {
      await completed(other, kept);
      const path = await tools.newPath('mp4');
      const seen: number[] = [];
      await other.fetch(kept, path, {onProgress: (progress) => seen.push(progress)});
      expectThat(
        seen.every((progress, index) => progress >= 0 && progress <= 1 && progress >= (seen[index - 1] ?? 0)),
        `progress was ${seen.join(', ')}`,
      );
      await checkFile(engine, path, request, request.seconds);
    });
  });

  check('fetches a clip twice, with the same bytes', async (engine) => {
    const job = await engine.submit(shortest(engine), noInputs);
    await completed(engine, job);
    const paths = [await tools.newPath('mp4'), await tools.newPath('mp4')] as const;
    for (const path of paths) await engine.fetch(job, path);
    const [first, second] = [await tools.readFile(paths[0]), await tools.readFile(paths[1])];
    expectThat(first !== null && second !== null && first.length > 0, 'a clip is missing or empty');
    expectThat(
      first.length === second.length && first.every((byte, index) => byte === second[index]),
      'the two files differ',
    );
  });

  check('leaves no file behind when a fetch is aborted', async (engine) => {
    const job = await engine.submit(shortest(engine), noInputs);
    await completed(engine, job);
    const atOnce = await tools.newPath('mp4');
    expectThat(
      (await failureOf(() => engine.fetch(job, atOnce, {signal: AbortSignal.abort()}))) !== null,
      'an aborted fetch went through',
    );
    const halfWay = await tools.newPath('mp4');
    const abort = new AbortController();
    const failure = await failureOf(() =>
      engine.fetch(job, halfWay, {signal: abort.signal, onProgress: () => abort.abort()}),
    );
    for (const path of failure === null ? [atOnce] : [atOnce, halfWay])
      expectThat((await tools.readFile(path)) === null, `${path} was left behind`);
    const after = await tools.newPath('mp4');
    await engine.fetch(job, after);
    expectThat((await tools.readFile(after)) !== null, 'the job cannot be fetched after an abort');
  });

  check('does not start a job whose call is aborted already', async (engine) => {
    const failure = await failureOf(() =>
      engine.submit(shortest(engine), noInputs, {signal: AbortSignal.abort()}),
    );
    expectThat(failure !== null, 'it was started');
  });

  check('can be closed twice', async (engine) => {
    await engine.close();
    await engine.close();
  });
}
