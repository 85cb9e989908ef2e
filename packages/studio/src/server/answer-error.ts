import {RequestError} from '@hono/node-server';
import type {ProblemView} from '../protocol.ts';
import {problemOfRefusal} from './problem-of-refusal.ts';
import {StudioError} from './studio-error.ts';

/** What a project could not do, though it was asked rightly. */
const hostStatus = 422;

export type AnswerErrorOptions = {
  readonly problemOf: (error: unknown) => ProblemView;
  /** Told of what the studio itself did wrong. */
  readonly onCrash: (error: unknown) => void;
};

/** Answers an error with a `ProblemView`. What is not of the server is of the host, which says what people are told. */
export function answerError(error: unknown, {problemOf, onCrash}: AnswerErrorOptions): Response {
  if (StudioError.is(error)) return answerRefusal(error);
  if (error instanceof RequestError)
    return answerRefusal(new StudioError('studio-bad-http', `The request is not valid. ${error.message}`));
  try {
    return Response.json(problemOf(error), {status: hostStatus});
  } catch (crash) {
    onCrash(crash);
    return answerRefusal(new StudioError('studio-crashed', 'The studio failed to say what went wrong.'));
  }
}

function answerRefusal(error: StudioError): Response {
  return Response.json(problemOfRefusal(error), {status: error.status, headers: error.headers});
}
