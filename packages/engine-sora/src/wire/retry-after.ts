import type {WireAnswer} from './transport.ts';

/** Timers run out at once where they are asked for more than 2³¹ ms, and nobody means that. */
const longestMs = 3_600_000;

/** When to ask again, in milliseconds, where an answer says so: in seconds, as a date, or in OpenAI's own header. */
export function retryAfterMs(headers: WireAnswer['headers'], now: number): number | null {
  const ms = numberOf(headers['retry-after-ms']) ?? fromRetryAfter(first(headers['retry-after']), now);
  return ms === null ? null : Math.min(Math.max(0, ms), longestMs);
}

/** When a running job is worth asking about again, where the server says so. */
export function pollAfterMs(headers: WireAnswer['headers'], now: number): number | null {
  const ms = numberOf(headers['openai-poll-after-ms']);
  return ms === null ? retryAfterMs(headers, now) : Math.min(ms, longestMs);
}

function fromRetryAfter(text: string | undefined, now: number): number | null {
  const seconds = numberOf(text);
  if (seconds !== null) return seconds * 1000;
  const date = Date.parse(text ?? '');
  return Number.isNaN(date) ? null : date - now;
}

function numberOf(header: string | readonly string[] | undefined): number | null {
  const text = first(header)?.trim();
  const number = text === undefined || text === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) && number >= 0 ? number : null;
}

function first(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : header?.[0];
}
