import {ApiError} from './api-error.ts';

/** Answers an error in the protocol's shape. What is not an `ApiError` is the server's own fault. */
export function answerError(error: Error): Response {
  const known =
    error instanceof ApiError
      ? error
      : new ApiError(500, 'The server had an error while processing your request.');
  return Response.json(errorBody(known), {status: known.status, headers: known.headers});
}

export function errorBody({message, type, param, code}: ApiError): Readonly<Record<string, unknown>> {
  return {error: {message, type, param, code}};
}
