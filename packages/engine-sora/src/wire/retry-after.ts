import type {WireAnswer} from './transport.ts';

/** When to ask again, in milliseconds, where an answer says so: in seconds, as a date, or in OpenAI's own header. */
export function retryAfterMs(headers: WireAnswer['headers'], now: number): number | null {
  const own = numberOf(headers['retry-after-ms']);
  if (own !== null) return own;
  const text = first(headers['retry-after']);
  if (text === undefined) return null;
  const seconds = numberOf(text);
  if (seconds !== null) return seconds * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/** When a running job is worth asking about again, where the server says so. */
export function pollAfterMs(headers: WireAnswer['headers'], now: number): number | null {
  return numberOf(headers['openai-poll-after-ms']) ?? retryAfterMs(headers, now);
}

function numberOf(header: string | readonly string[] | undefined): number | null {
  const text = first(header)?.trim();
  const number = text === undefined || text === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) && number >= 0 ? number : null;
}

function first(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : header?.[0];
}
