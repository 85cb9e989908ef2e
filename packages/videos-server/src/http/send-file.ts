import {open, type FileHandle} from 'node:fs/promises';
import {Readable} from 'node:stream';
import type {ReadableStream as NodeReadableStream} from 'node:stream/web';
import {ApiError} from './api-error.ts';
import {readByteRange} from './byte-range.ts';

/** A file that never changes under its name. */
export type SentFile = {
  readonly path: string;
  readonly contentType: string;
  /** Another one for other bytes. */
  readonly tag: string;
};

/** Answers a GET or HEAD with a file, or the range of it that was asked for. Throws a 416. */
export async function sendFile(request: Request, {path, contentType, tag}: SentFile): Promise<Response> {
  // Opened before anything is promised: what is open stays, even if the file is removed meanwhile.
  const file = await open(path);
  try {
    const {size} = await file.stat();
    const etag = `"${tag}"`;
    const ifRange = request.headers.get('if-range');
    const header = ifRange === null || ifRange === etag ? request.headers.get('range') : null;
    const range = readByteRange(header ?? undefined, size);
    if (range.kind === 'unsatisfiable') throw notInFile(header ?? '', size);
    const isPart = range.kind === 'part';
    const {start, end} = isPart ? range : {start: 0, end: size - 1};
    const hasBody = request.method !== 'HEAD' && size > 0;
    if (!hasBody) await file.close();
    return new Response(hasBody ? readBytes(file, start, end) : null, {
      status: isPart ? 206 : 200,
      headers: {
        'content-type': contentType,
        'content-length': String(end - start + 1),
        'accept-ranges': 'bytes',
        etag,
        ...(isPart && {'content-range': `bytes ${start}-${end}/${size}`}),
      },
    });
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Closes the file when it is read or given up. */
function readBytes(file: FileHandle, start: number, end: number): ReadableStream<Uint8Array> {
  const stream: NodeReadableStream<Uint8Array> = Readable.toWeb(file.createReadStream({start, end}));
  return stream as ReadableStream<Uint8Array>;
}

function notInFile(range: string, size: number): ApiError {
  return new ApiError(416, `The range '${range.slice(0, 80)}' is not in the ${size} bytes that there are.`, {
    code: 'range_not_satisfiable',
    headers: {'content-range': `bytes */${size}`},
  });
}
