import {ApiError} from '../http/api-error.ts';
import {isRequestFault, type Fault, type RequestFault} from './fault.ts';

/** What becomes of a request before it is looked at. */
export type BeforeWork =
  | {readonly kind: 'go-on'}
  | {readonly kind: 'refuse'; readonly error: ApiError}
  | {readonly kind: 'drop'};

/** What becomes of an answer that is ready. */
export type AfterWork =
  | {readonly kind: 'send'}
  | {readonly kind: 'replace'; readonly error: ApiError}
  | {readonly kind: 'drop'}
  | {readonly kind: 'break-off'};

/** The first fault that strikes before the work. `running`: jobs of the account that have not ended. */
export function beforeWork(faults: readonly Fault[], running: () => number): BeforeWork {
  for (const fault of faults.filter(isRequestFault)) {
    const decision = before(fault, running);
    if (decision.kind !== 'go-on') return decision;
  }
  return {kind: 'go-on'};
}

function before(fault: RequestFault, running: () => number): BeforeWork {
  switch (fault.kind) {
    case 'rate-limit':
      return {kind: 'refuse', error: rateLimited(fault.retryAfterSeconds)};
    case 'too-many-running':
      return running() < fault.limit
        ? {kind: 'go-on'}
        : {
            kind: 'refuse',
            error: new ApiError(429, 'Too many running tasks', {
              code: 'too_many_running_tasks',
              type: 'rate_limit_error',
            }),
          };
    case 'server-error':
      return fault.moment === 'before' ? {kind: 'refuse', error: serverError(fault.status)} : {kind: 'go-on'};
    case 'connection-reset':
      return fault.moment === 'before' ? {kind: 'drop'} : {kind: 'go-on'};
    default:
      return fault satisfies never;
  }
}

/** The first fault that strikes after the work. */
export function afterWork(faults: readonly Fault[]): AfterWork {
  for (const fault of faults) {
    if (fault.kind === 'server-error' && fault.moment === 'after')
      return {kind: 'replace', error: serverError(fault.status)};
    if (fault.kind === 'connection-reset' && fault.moment === 'after') return {kind: 'drop'};
    if (fault.kind === 'connection-reset' && fault.moment === 'mid-answer') return {kind: 'break-off'};
  }
  return {kind: 'send'};
}

function rateLimited(retryAfterSeconds: number | null): ApiError {
  return new ApiError(429, 'Rate limit reached for requests. Please try again later.', {
    code: 'rate_limit_exceeded',
    type: 'rate_limit_error',
    ...(retryAfterSeconds !== null && {headers: {'retry-after': String(retryAfterSeconds)}}),
  });
}

export function serverError(status: number): ApiError {
  return new ApiError(status, 'The server had an error while processing your request. Sorry about that!', {
    code: 'server_error',
  });
}
