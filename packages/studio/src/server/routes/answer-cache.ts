import {createHash} from 'node:crypto';
import {LRUCache} from 'lru-cache';
import {hasAlready} from '../files/has-already.ts';
import type {Image} from '../../studio-host.ts';

/** Keeps what is costly to make, and makes it once for all who ask at the same time. */
export type AnswerCache = {
  /**
   * @param name of what is made; the same name, the same bytes
   * @returns `null` where `make` does; that is not kept
   */
  readonly get: (name: string, make: () => Promise<Image | null>) => Promise<CachedAnswer | null>;
};

export type CachedAnswer = Image & {readonly etag: string};

export function createAnswerCache({maxBytes}: {readonly maxBytes: number}): AnswerCache {
  const cache = new LRUCache<string, CachedAnswer, () => Promise<Image | null>>({
    maxSize: maxBytes,
    sizeCalculation: ({bytes}) => bytes.byteLength + 1,
    // What is pushed out while it is made is still answered to whoever waits for it.
    ignoreFetchAbort: true,
    fetchMethod: async (_name, _stale, {context: make}) => {
      const image = await make();
      if (image === null) return undefined;
      const digest = createHash('sha256').update(image.bytes).digest('base64url');
      return {...image, etag: `"${digest}"`};
    },
  });
  return {
    get: async (name, make) => (await cache.fetch(name, {context: make})) ?? null,
  };
}

/** Answers a GET or HEAD. */
export function sendCached(
  request: Request,
  {bytes, mediaType, etag}: CachedAnswer,
  cacheControl: string,
): Response {
  const headers = {etag, 'cache-control': cacheControl};
  if (hasAlready(request, etag)) return new Response(null, {status: 304, headers});
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(bytes), {
    headers: {...headers, 'content-type': mediaType, 'content-length': String(bytes.byteLength)},
  });
}
