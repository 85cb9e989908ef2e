import type {MiddlewareHandler} from 'hono';
import {answerError} from '../http/answer-error.ts';
import {endpointOf} from '../http/endpoints.ts';
import type {ServerEnv} from '../http/server-env.ts';
import type {ServerParts} from '../server-parts.ts';
import {breakDownload} from './broken-download.ts';
import {breakOff, dropConnection} from './broken-answer.ts';
import {isBatchFault, isDownloadFault, isJobFault} from './fault.ts';
import {afterWork, beforeWork} from './request-faults.ts';

/** Lets requests meet what the fault plan has for them. Job faults are left to the routes that make jobs. */
export function misbehave({
  clock,
  dialect,
  faults,
  videos,
}: Pick<ServerParts, 'clock' | 'dialect' | 'faults' | 'videos'>): MiddlewareHandler<ServerEnv> {
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
    const after = afterWork(struck);
    switch (after.kind) {
      case 'replace':
        return replace(answerError(after.error, dialect));
      case 'drop':
        return replace(dropConnection(outgoing));
      case 'break-off':
        return replace(await breakOff(answer, outgoing, 0.5));
      case 'send':
        break;
      default:
        return after satisfies never;
    }
    const broken = struck.find(isDownloadFault);
    if (broken !== undefined && answer.ok) replace(await breakDownload(answer, broken, outgoing, clock));

    function replace(other: Response): void {
      // Else Hono would give the new answer the headers of the old one.
      context.res = undefined;
      context.res = other;
    }
  };
}
