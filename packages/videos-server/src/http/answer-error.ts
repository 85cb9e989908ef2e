import type {Context} from 'hono';
import {ApiError} from './api-error.ts';
import type {ServerEnv} from './server-env.ts';

/** Answers an error in the protocol's shape. What is not an `ApiError` is the server's own fault. */
export function answerError(error: Error, context: Context<ServerEnv>): Response {
  const known =
    error instanceof ApiError
      ? error
      : new ApiError(500, 'The server had an error while processing your request.');
  const {status, message, type, param, code, headers} = known;
  return context.json({error: {message, type, param, code}}, status, {...headers});
}
