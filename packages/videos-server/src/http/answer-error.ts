import type {Dialect} from '../dialects/dialect.ts';
import {ApiError} from './api-error.ts';

/** Answers an error in the dialect's shape. What is not an `ApiError` is the server's own fault. */
export function answerError(error: Error, dialect: Pick<Dialect, 'errors'>): Response {
  const known =
    error instanceof ApiError
      ? error
      : new ApiError(500, 'The server had an error while processing your request.', {code: 'server_error'});
  return Response.json(errorBody(known, dialect), {status: known.status, headers: known.headers});
}

/** `{"error":{"message","type","param","code"}}`, or what the dialect has instead. */
export function errorBody(
  {status, message, type, param, code}: ApiError,
  {errors}: Pick<Dialect, 'errors'>,
): Readonly<Record<string, unknown>> {
  switch (errors) {
    case 'openai':
      return {error: {message, type, param, code}};
    case 'status-code':
      return {
        error: {
          message,
          type: type === 'server_error' ? 'InternalServerError' : 'BadRequestError',
          param,
          code: status,
        },
      };
    case 'detail':
      return {detail: message};
    default:
      return errors satisfies never;
  }
}
