import type {ServerResponse} from 'node:http';
import type {MiddlewareHandler} from 'hono';
import {answerError} from '../http/answer-error.ts';
import {endpointOf} from '../http/endpoints.ts';
import type {ServerEnv} from '../http/server-env.ts';
import type {ServerParts} from '../server-parts.ts';
import {breakDownload} from './broken-download.ts';
import {breakOff, dropConnection} from './broken-answer.ts';
import {isBatchFault, isDownloadFault, isJobFault, type Fault} from './fault.ts';
import {afterWork, beforeWork} from './request-faults.ts';

type Parts = Pick<ServerParts, 'clock' | 'dialect' | 'faults' | 'videos'>;

/** Lets requests meet what the fault plan has for them. Job faults are left to the routes that make jobs. */
export function misbehave(parts: Parts): MiddlewareHandler<ServerEnv> {
  const {faults, videos} = parts;
  return async (context, next) => {
    const {outgoing} = context.env;
    // A look at the headers alone uses nothing up.
    const endpoint =
      context.req.raw.method === 'HEAD' ? null : endpointOf(context.req.method, context.req.path);
    const struck = endpoint === null ? [] : faults.roll(endpoint);
    context.set('faults', struck.filter(isJobFault));
    context.set('batchFaults', struck.filter(isBatchFault));
    const before = beforeWork(struck, () => videos.countRunning(context.get('account')));
    if (before.kind === 'refuse') throw before.error;
    if (before.kind === 'drop') return dropConnection(outgoing);
    await next();
    const answer = context.res;
    const broken = await breakAnswer(answer, struck, outgoing, parts);
    if (broken !== answer) {
      // Else Hono would give the new answer the headers of the old one.
      context.res = undefined;
      context.res = broken;
    }
    return undefined;
  };
}

/** What comes of an answer, which is the answer itself where nothing strikes it. */
async function breakAnswer(
  answer: Response,
  struck: readonly Fault[],
  outgoing: ServerResponse,
  {clock, dialect}: Parts,
): Promise<Response> {
  const after = afterWork(struck);
  switch (after.kind) {
    case 'replace':
      return answerError(after.error, dialect);
    case 'drop':
      return dropConnection(outgoing);
    case 'break-off':
      return breakOff(answer, outgoing, 0.5);
    case 'send': {
      const fault = answer.ok ? struck.find(isDownloadFault) : undefined;
      return fault === undefined ? answer : breakDownload(answer, fault, outgoing, clock);
    }
    default:
      return after satisfies never;
  }
}
