import type {LostRequest} from '../lost-request.ts';
import type {Bench} from './bench.ts';
import {expectThat} from './expectations.ts';
import {noInputs, overJson, shortest} from './requests.ts';

const minutes = 60_000;

/** Where a job may exist although nobody was told. */
export function checkLostAnswers({check, elsewhere, completed, has, subject}: Bench): void {
  if (!has('find')) return;

  check('finds the job of an answer that was lost, and does not give it to two', async (engine) => {
    // No other check asks for the same, so that there is one job that can be meant.
    const request = {...shortest(engine), prompt: 'A lighthouse that is asked for only once.'};
    const askedAt = new Date().toISOString();
    const job = await engine.submit(request, noInputs);
    const lost: LostRequest = {request, inputs: noInputs, askedAt, taken: new Set()};
    await elsewhere(async (other) => {
      const found = await other.find?.(lost);
      if (subject.keepsPromptsToItself === true) {
        expectThat(found?.kind === 'undecided', `it claims to know which job it is, and says ${found?.kind}`);
        return;
      }
      expectThat(
        found?.kind === 'found',
        `it says ${found?.kind}${found?.kind === 'undecided' ? `: ${found.message}` : ''}`,
      );
      expectThat(found.job.id === job.id, `it found ${found.job.id} and not ${job.id}`);
      await completed(other, overJson(found.job));
    });
    await elsewhere(async (other) => {
      const again = await other.find?.({...lost, askedAt: minutesBefore(askedAt), taken: new Set([job.id])});
      expectThat(again?.kind !== 'found', 'it gave a job to a second request');
    });
  });

  check('finds nothing where nothing was asked for', async (engine) => {
    const request = {...shortest(engine), prompt: 'A lighthouse that nobody ever asked for.'};
    const askedAt = minutesBefore(new Date().toISOString());
    const found = await engine.find?.({
      request: {...request, seconds: engine.capabilities.seconds.at(-1) ?? request.seconds},
      inputs: noInputs,
      askedAt,
      taken: new Set(),
    });
    expectThat(found !== undefined && found.kind !== 'found', 'it found a job that nobody started');
  });
}

/** Long enough ago that there is nothing to be waited for. */
function minutesBefore(time: string): string {
  return new Date(Date.parse(time) - 10 * minutes).toISOString();
}
