import {tokenHeader, type ProblemView} from '../../protocol.ts';
import {readToken} from './token.ts';

/** A call that the server refused, or that never reached it. */
export class StudioRequestError extends Error {
  override readonly name = 'StudioRequestError';
  readonly problem: ProblemView;

  constructor(problem: ProblemView) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Asks the server. Paths are relative, `api/project`. */
export async function getFromStudio<Answer>(path: string, signal?: AbortSignal): Promise<Answer> {
  return ask(path, signal === undefined ? {} : {signal});
}

export async function postToStudio<Answer>(path: string, body: unknown): Promise<Answer> {
  return ask(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: {'content-type': 'application/json'},
  });
}

/** Why nothing can be asked for where this page has no token. */
export const noToken: ProblemView = aProblem(
  'studio-no-token',
  'This page was opened without its token.',
  'Open the link that `matchcut studio` printed.',
);

/** What to tell about a failed call. */
export function problemOf(error: unknown): ProblemView {
  if (error instanceof StudioRequestError) return error.problem;
  return aProblem('studio-page', error instanceof Error ? error.message : String(error), null);
}

async function ask<Answer>(path: string, init: RequestInit): Promise<Answer> {
  const headers = new Headers(init.headers);
  const token = readToken();
  if (token !== null) headers.set(tokenHeader, token);
  let response: Response;
  try {
    response = await fetch(path, {...init, headers});
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    throw new StudioRequestError(
      aProblem(
        'studio-unreachable',
        'The studio’s server does not answer.',
        'Is `matchcut studio` still running? The page goes on by itself once it is.',
      ),
    );
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer as Answer;
  throw new StudioRequestError(
    isProblem(answer)
      ? answer
      : aProblem('studio-answer', `The studio’s server answered ${response.status} to ${path}.`, null),
  );
}

function isProblem(answer: unknown): answer is ProblemView {
  return typeof answer === 'object' && answer !== null && 'code' in answer && 'message' in answer;
}

function aProblem(code: string, message: string, hint: string | null): ProblemView {
  return {code, message, hint, where: null, source: null, frame: null};
}
