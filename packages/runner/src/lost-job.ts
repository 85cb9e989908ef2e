import type {InFlightJob} from '@matchcut/store';
import {isAnswerExpected} from './answer-expected.ts';
import type {EngineTask} from './engine-task.ts';
import type {ClipStep, EngineStep} from './engine-steps.ts';
import {requestIn} from './request-in-journal.ts';
import type {EngineRun} from './run.ts';
import {RunnerError} from './runner-error.ts';

const answerPollMs = 500;

/**
 * Decides about a paid request whose answer was lost: adopts its job where the engine finds it, frees the key where
 * the engine surely has none, and else stops. Money is never guessed with, unless somebody says so.
 *
 * Throws `job-unknown`.
 */
export async function decideLostJob(
  step: EngineStep,
  lost: InFlightJob,
  task: EngineTask,
  run: EngineRun,
): Promise<void> {
  const {engine, journal, retryUnknown, clock, signal} = run;
  for (;;) {
    const alike = unansweredLike(lost, run);
    const taken = journal.jobIds(engine.id);
    const unanswered = alike.map(({request}) => request);
    const found = await task.find({askedAt: lost.intendedAt, taken, unanswered});
    switch (found.kind) {
      case 'found':
        // Whoever asks for the like meanwhile may be the one whose job it is.
        if (unansweredLike(lost, run).some(({id}) => !alike.some((known) => known.id === id))) continue;
        if (journal.adopted(lost.id, found.job)) return;
        // Another process was faster; what it decided stands in the journal.
        if (!journal.inFlight([step.key]).some(({id, job}) => id === lost.id && job === null)) return;
        // Or the job was taken for another request's in the meantime.
        if (taken.has(found.job.id)) return give(`Its job ${found.job.id} answers another request.`);
        continue;
      case 'absent':
        journal.abandoned(lost.id, {
          code: 'job-never-made',
          message: 'The engine has no such job.',
          isBilled: false,
        });
        return;
      case 'undecided':
        // Which job is whose may be clear once the others have their answers.
        if (!alike.some((other) => other.batch === null && isAnswerExpected(other, clock.now())))
          return give(found.message);
        await clock.sleep(answerPollMs, signal);
        continue;
      default:
        return found satisfies never;
    }
  }

  function give(why: string): void {
    if (retryUnknown) {
      journal.abandoned(lost.id, {code: 'job-given-up', message: `Asked again although unknown. ${why}`});
      return;
    }
    throw new RunnerError(
      'job-unknown',
      `${engine.id} was asked for ${step.address} (${step.format}) at ${lost.intendedAt}, and the answer was lost. ` +
        `The job may exist and be billed, so it is not asked for again. ${why}`,
    );
  }
}

type Unanswered = Omit<InFlightJob, 'request'> & {readonly request: ClipStep['request']};

/** Other requests with the same prompt whose answers are missing: engines tell jobs apart by little else. */
function unansweredLike(lost: InFlightJob, {journal, engine}: EngineRun): readonly Unanswered[] {
  const prompt = requestIn(lost)?.prompt;
  return journal.inFlight().flatMap((entry) => {
    const {id, job} = entry;
    if (id === lost.id || job !== null || entry.engine !== engine.id) return [];
    const request = requestIn(entry);
    return request !== null && request.prompt === prompt ? [{...entry, request}] : [];
  });
}
