import type {EngineInputs} from '../inputs.ts';
import type {CharacterHandle, Job} from '../job.ts';
import type {CreateRequest} from '../request.ts';
import type {Bench} from './bench.ts';
import {expectRefusal, expectThat} from './expectations.ts';
import {identity, noInputs, shortest} from './requests.ts';

/** What an engine must not accept. */
export function checkRefusals({check, tools}: Bench): void {
  check('refuses what it does not offer', async (engine) => {
    const {capabilities} = engine;
    const request = shortest(engine);
    const refused = (
      what: string,
      change: Partial<CreateRequest>,
      inputs: EngineInputs = noInputs,
    ): Promise<void> =>
      expectRefusal(() => engine.submit({...request, ...change}, inputs), ['engine-refused-request'], what);
    await refused('a size that is not offered', {size: {width: 606, height: 404}});
    const longest = capabilities.seconds.at(-1) ?? 0;
    await refused('a length that is not offered', {seconds: longest + 1});
    await refused('a prompt that is too long', {
      prompt: 'long '.repeat(Math.ceil(capabilities.promptLength / 5) + 1),
    });
    if (capabilities.identities.kind === 'handle') {
      const identities = Array.from({length: capabilities.identities.perShot + 1}, (_, index) =>
        identity(`Person ${index + 1}`),
      );
      await refused(
        'more identities than it can keep',
        {prompt: identities.map((each) => each.name).join(' and '), identities},
        {
          ...noInputs,
          identities: identities.map((each): CharacterHandle => ({
            engine: engine.id,
            name: each.name,
            id: 'nobody',
            state: {},
          })),
        },
      );
    }
  });

  check('does not know a job that it never started', async (engine) => {
    const stranger: Job = {engine: engine.id, model: engine.model, id: 'no-such-job', state: {}};
    await expectRefusal(
      () => engine.status(stranger),
      ['engine-job-unknown'],
      'the status of an unknown job',
    );
    const path = await tools.newPath('mp4');
    await expectRefusal(
      () => engine.fetch(stranger, path),
      ['engine-job-unknown'],
      'fetching an unknown job',
    );
    expectThat((await tools.readFile(path)) === null, 'a file was left behind');
  });
}
