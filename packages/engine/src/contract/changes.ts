import type {EngineRequest} from '../request.ts';
import type {Bench} from './bench.ts';
import {expectThat} from './expectations.ts';
import {noInputs, shortest} from './requests.ts';

/** Clips that start from a picture or from another clip. */
export function checkChanges({check, made, checkFile, capabilities, subject, tools}: Bench): void {
  if (capabilities.edit)
    check('changes a clip', async (engine) => {
      const first = shortest(engine);
      const {job, path: source} = await made(engine, first, noInputs);
      const request: EngineRequest = {
        kind: 'edit',
        take: 1,
        prompt: 'Make it night.',
        size: first.size,
        seconds: first.seconds,
        frameRate: first.frameRate,
        source: 'key of the source',
      };
      const {path} = await made(engine, request, {
        ...noInputs,
        source: {path: source, digest: 'digest of the source', job},
      });
      await checkFile(engine, path, request, first.seconds);
      const [before, after] = [await tools.readFile(source), await tools.readFile(path)];
      expectThat(
        before !== null &&
          after !== null &&
          (before.length !== after.length || before.some((byte, index) => byte !== after[index])),
        'nothing was changed',
      );
    });

  const {still} = subject;
  if (capabilities.firstFrame && still !== undefined)
    check('starts from an image', async (engine) => {
      const image = await still();
      const request = {...shortest(engine), firstFrame: image.digest};
      const {path} = await made(engine, request, {...noInputs, firstFrame: image});
      await checkFile(engine, path, request, request.seconds);
    });
}
