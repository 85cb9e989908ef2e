import {ApiError} from './api-error.ts';

/** Answers an error in the protocol's shape. What is not an `ApiError` is the server's own fault. */
export function answerError(error: Error): Response {
  const known =
    error instanceof ApiError
      ? error
      : new ApiError(500, 'The server had an error while processing your request.');
  const {status, message, type, param, code, headers} = known;
  return Response.json({error: {message, type, param, code}}, {status, headers});
}
