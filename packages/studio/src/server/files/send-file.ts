import {open, type FileHandle} from 'node:fs/promises';
import {Readable} from 'node:stream';
import type {ReadableStream as NodeReadableStream} from 'node:stream/web';
import {StudioError} from '../studio-error.ts';
import {readByteRange} from './byte-range.ts';
import {hasAlready} from './has-already.ts';

export type SentFile = {
  readonly path: string;
  readonly mediaType: string;
  /** Names the bytes for browsers; `null` has size and time of the file do. */
  readonly tag: string | null;
  readonly headers: Readonly<Record<string, string>>;
};

/** Answers a GET or HEAD with a file, or the range of it that was asked for. Throws `studio-bad-range`. */
export async function sendFile(
  request: Request,
  {path, mediaType, tag, headers}: SentFile,
): Promise<Response> {
  // Opened before anything is promised: what is open stays, even if the file is removed meanwhile.
  const file = await openRegular(path);
  let isHandedOver = false;
  try {
    const {size, mtimeMs} = await file.stat();
    const etag = `"${tag ?? `${size.toString(36)}-${mtimeMs.toString(36)}`}"`;
    const always = {...headers, etag, 'accept-ranges': 'bytes'};
    if (hasAlready(request, etag)) return new Response(null, {status: 304, headers: always});
    const ifRange = request.headers.get('if-range');
    const header = ifRange === null || ifRange === etag ? request.headers.get('range') : null;
    const range = readByteRange(header ?? undefined, size);
    if (range.kind === 'unsatisfiable') throw notInFile(header ?? '', size);
    const isPart = range.kind === 'part';
    const {start, end} = isPart ? forPlayer(request, range) : {start: 0, end: size - 1};
    isHandedOver = request.method !== 'HEAD' && size > 0;
    return new Response(isHandedOver ? readBytes(file, start, end) : null, {
      status: isPart ? 206 : 200,
      headers: {
        ...always,
        'content-type': mediaType,
        'content-length': String(end - start + 1),
        ...(isPart && {'content-range': `bytes ${start}-${end}/${size}`}),
      },
    });
  } finally {
    if (!isHandedOver) await file.close();
  }
}

type Span = {readonly start: number; readonly end: number};

/** What a player is given at once. It asks for the next by itself. */
const playerBytes = 1024 * 1024;

/**
 * A player asks for all there is, takes what it needs, and holds the connection meanwhile. Browsers open six of them;
 * a few clips that are not playing would leave the page none.
 */
function forPlayer(request: Request, {start, end}: Span): Span {
  const isPlayer = ['video', 'audio'].includes(request.headers.get('sec-fetch-dest') ?? '');
  return {start, end: isPlayer ? Math.min(end, start + playerBytes - 1) : end};
}

/** Throws `studio-no-such-file` for what is gone, and for folders and pipes. */
async function openRegular(path: string): Promise<FileHandle> {
  const file = await open(path).catch((error: unknown) => {
    throw noSuchFile(error);
  });
  if ((await file.stat()).isFile()) return file;
  await file.close();
  throw noSuchFile();
}

/** Says nothing of where it was looked for. */
export function noSuchFile(cause?: unknown): StudioError {
  return new StudioError('studio-no-such-file', 'There is no such file.', {cause});
}

/** Closes the file when it is read or given up. */
function readBytes(file: FileHandle, start: number, end: number): ReadableStream<Uint8Array> {
  const stream: NodeReadableStream<Uint8Array> = Readable.toWeb(file.createReadStream({start, end}));
  return stream as ReadableStream<Uint8Array>;
}

function notInFile(range: string, size: number): StudioError {
  return new StudioError(
    'studio-bad-range',
    `The range '${range.slice(0, 80)}' is not in the ${size} bytes that there are.`,
    {headers: {'content-range': `bytes */${size}`}},
  );
}
