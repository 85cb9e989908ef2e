import type {ServerResponse} from 'node:http';
import type {Clock} from '../clock.ts';
import {breakOff} from './broken-answer.ts';
import type {DownloadFault} from './fault.ts';

/** A download as the fault leaves it. */
export async function breakDownload(
  answer: Response,
  fault: DownloadFault,
  outgoing: ServerResponse,
  clock: Clock,
): Promise<Response> {
  switch (fault.kind) {
    case 'slow-download':
      return new Response(answer.body?.pipeThrough(pacing(fault.bytesPerSecond, clock)) ?? null, answer);
    case 'truncated-download':
      return fault.ending === 'clean'
        ? shorten(answer, fault.share)
        : breakOff(answer, outgoing, fault.share);
    case 'empty-download':
      return shorten(answer, 0);
    case 'wrong-content-type': {
      const headers = new Headers(answer.headers);
      headers.set('content-type', fault.contentType);
      return new Response(answer.body, {status: answer.status, headers});
    }
    default:
      return fault satisfies never;
  }
}

async function shorten(answer: Response, share: number): Promise<Response> {
  const body = new Uint8Array(await answer.arrayBuffer());
  const rest = body.subarray(0, Math.floor(body.length * share));
  const headers = new Headers(answer.headers);
  headers.set('content-length', String(rest.length));
  return new Response(rest, {status: answer.status, headers});
}

/** Lets so many bytes a second through. */
function pacing(bytesPerSecond: number, clock: Clock): TransformStream<Uint8Array, Uint8Array> {
  const step = Math.max(1, Math.floor(bytesPerSecond / 20));
  return new TransformStream({
    transform: async (chunk, controller) => {
      for (let at = 0; at < chunk.length; at += step) {
        const piece = chunk.subarray(at, at + step);
        controller.enqueue(piece);
        const next = clock.now() + (1000 * piece.length) / bytesPerSecond;
        await new Promise<void>((resolve) => void clock.runAt(next, resolve));
      }
    },
  });
}
