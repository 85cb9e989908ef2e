import type {CacheObject} from 'cacache';

// The published types leave `index` out; the README documents it.
declare module 'cacache' {
  export namespace index {
    function insert(
      cache: string,
      key: string,
      integrity: string,
      options: {readonly size: number; readonly metadata: unknown},
    ): Promise<CacheObject | undefined>;
  }
}
