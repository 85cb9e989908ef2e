import {EngineError} from '@matchcut/engine';
import type {Call} from '../wire/call.ts';
import type {Client} from '../wire/client.ts';
import type {WireAnswer} from '../wire/transport.ts';
import type {Target} from './target.ts';

const mostAttempts = 5;

export type Transferred = {
  readonly contentType: string;
};

/**
 * Brings the bytes of an answer into a file. Where a connection breaks, the rest is asked for if the server can tell
 * that it is the same file still, else all of it again. Throws `engine-unreachable` where that does not help.
 */
export async function transfer(
  call: Call,
  target: Target,
  client: Client,
  onProgress: (progress: number) => void,
): Promise<Transferred> {
  let etag: string | null = null;
  let failure: EngineError | null = null;
  const tell = rising(onProgress);
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const before = target.size();
    const answer = await client.open(
      etag === null || before === 0 ? call : restOf(call, before, etag),
      [200, 206, 416],
    );
    const stretch = stretchOf(answer);
    if (stretch === null || (stretch.from !== 0 && stretch.from !== before)) {
      // Not what was asked for: then from the beginning.
      etag = null;
      await answer.body.dump();
      continue;
    }
    if (stretch.from !== before) await target.restart();
    etag = strongTag(answer);
    try {
      for await (const chunk of answer.body) {
        await target.append(chunk);
        if (stretch.total !== null && stretch.total > 0) tell(target.size() / stretch.total);
      }
      if (stretch.total !== null && target.size() !== stretch.total)
        throw new Error(`${target.size()} of ${stretch.total} bytes came`);
      return {contentType: textOf(answer.headers['content-type'])};
    } catch (error) {
      const thrown = client.brokenOff(call, error);
      if (!EngineError.is(thrown) || thrown === error) throw thrown;
      failure = thrown;
      if (target.size() === before) throw failure;
    }
  }
  throw failure ?? client.brokenOff(call, new Error('the answers did not fit together'));
}

/** The rest of the same file; a server that has another one by now answers with all of that. */
function restOf(call: Call, from: number, etag: string): Call {
  return {...call, headers: {...call.headers, range: `bytes=${from}-`, 'if-range': etag}};
}

/** Where the bytes of an answer begin, and how many there are of the whole; `null` where it does not say. */
function stretchOf({
  status,
  headers,
}: WireAnswer): {readonly from: number; readonly total: number | null} | null {
  if (status === 200) {
    const length = textOf(headers['content-length']);
    return {from: 0, total: /^\d+$/.test(length) ? Number(length) : null};
  }
  const [, from, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(textOf(headers['content-range'])) ?? [];
  if (status !== 206 || from === undefined) return null;
  return {from: Number(from), total: total === undefined || total === '*' ? null : Number(total)};
}

/** A weak one says that a file means the same, not that it has the same bytes. */
function strongTag({headers}: WireAnswer): string | null {
  const etag = textOf(headers['etag']);
  return etag.startsWith('"') ? etag : null;
}

function textOf(header: string | readonly string[] | undefined): string {
  return (typeof header === 'string' ? header : header?.[0]) ?? '';
}

/** After a restart there are fewer bytes, but nobody wants to see that. */
function rising(onProgress: (progress: number) => void): (progress: number) => void {
  let told = 0;
  return (progress) => {
    told = Math.max(told, Math.min(progress, 1));
    onProgress(told);
  };
}
