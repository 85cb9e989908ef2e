import type {FormData} from 'undici';
import type {Meanings} from './refusals.ts';

/** One request, as data. */
export type Call = {
  readonly method?: 'GET' | 'POST';
  /** Below the base: `videos/video_123`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: CallBody;
  /** Whether something billed may exist although no whole answer came: such a call is never repeated. */
  readonly spends?: boolean;
  /** What statuses mean here, where it is not what they usually mean. */
  readonly meanings?: Meanings;
  readonly signal?: AbortSignal | undefined;
};

export type CallBody =
  | {readonly kind: 'json'; readonly text: string}
  | {readonly kind: 'form'; readonly form: FormData; readonly sizeBytes: number};

/** For messages. */
export function nameOf({method = 'GET', path}: Call): string {
  return `${method} ${path}`;
}

export function sizeOf(body: CallBody | undefined): number {
  switch (body?.kind) {
    case undefined:
      return 0;
    case 'json':
      return body.text.length;
    case 'form':
      return body.sizeBytes;
    default:
      return body satisfies never;
  }
}
