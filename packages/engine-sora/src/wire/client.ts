import type {z} from 'zod';
import type {Settings} from '../sora-options.ts';
import type {Surroundings} from '../surroundings.ts';
import {readAccess, type Access} from './access.ts';
import {sizeOf, type Call} from './call.ts';
import {refused, unanswered} from './failures.ts';
import {excerpt, parseJson, readText} from './read-text.ts';
import {openTransport, type WireAnswer} from './transport.ts';

/** One server, spoken to in its protocol. Everything that goes wrong is an `EngineError` without a secret in it. */
export type Client = {
  /** Origin and path of the server. Throws `engine-misconfigured`, `engine-unauthorised`. */
  server(): string;
  /** Asks for JSON. */
  ask<Schema extends z.ZodType>(call: Call, schema: Schema): Promise<Answer<z.output<Schema>>>;
  /** Asks for bytes; statuses that are not in `accepts` are thrown. Whoever calls reads the body or destroys it. */
  open(call: Call, accepts: readonly number[]): Promise<WireAnswer>;
  /** A text that came, without the key. What `ask` answers has none. */
  redact(text: string): string;
  /** What to throw where a body broke off. */
  brokenOff(call: Call, error: unknown): unknown;
  close(): Promise<void>;
};

export type Answer<Value> = {
  readonly value: Value;
  readonly headers: WireAnswer['headers'];
};

const mostRedirects = 5;
const redirects: readonly number[] = [301, 302, 303, 307, 308];
/** Bytes a millisecond: the slowest upload that is waited for. */
const slowestUpload = 50;
/** A list of a hundred videos with the longest prompts fits. */
const longestAnswer = 64 * 1024 * 1024;

export function openClient(settings: Settings, {env, timeouts, clock}: Surroundings): Client {
  const transport = openTransport(timeouts);
  const access = (): Access => readAccess(settings, env);

  return {
    server: () => access().server,
    async ask(call, schema) {
      const opened = access();
      const answer = await exchange(call, opened, AbortSignal.timeout(timeouts.whole + uploadMs(call)));
      const text = await textOf(call, opened, answer);
      if (answer.status < 200 || answer.status >= 300) throw refused(call, opened, answer, text, clock.now());
      const parsed = schema.safeParse(parseJson(text));
      if (!parsed.success)
        throw unanswered(call, opened, new Error(`what came is not this protocol: ${excerpt(text)}`));
      return {value: parsed.data, headers: answer.headers};
    },
    async open(call, accepts) {
      const opened = access();
      const answer = await exchange(call, opened);
      if (accepts.includes(answer.status)) return answer;
      throw refused(call, opened, answer, await textOf(call, opened, answer), clock.now());
    },
    redact: (text) => access().redact(text),
    brokenOff: (call, error) => unanswered(call, access(), error),
    close: () => transport.close(),
  };

  async function exchange(call: Call, opened: Access, deadline?: AbortSignal): Promise<WireAnswer> {
    call.signal?.throwIfAborted();
    const signals = [call.signal, deadline].filter((each) => each !== undefined);
    try {
      return await follow(call, opened, AbortSignal.any(signals));
    } catch (error) {
      throw unanswered(call, opened, error);
    }
  }

  /** Only calls without a body are sent on, and the key goes to no other origin than the server's own. */
  async function follow(
    call: Call,
    {url: urlOf, headers: keyHeaders}: Access,
    signal: AbortSignal,
  ): Promise<WireAnswer> {
    const {method = 'GET', path, query, headers, body, spends = false} = call;
    const home = urlOf(path, query);
    let url = home;
    for (let hops = 0; ; hops += 1) {
      const answer = await transport.send({
        url,
        method,
        headers: {
          ...(body?.kind === 'json' && {'content-type': 'application/json'}),
          ...headers,
          ...(url.origin === home.origin && keyHeaders),
        },
        body: body === undefined ? null : body.kind === 'json' ? body.text : body.form,
        answerMs: timeouts.answer + uploadMs(call),
        isAlone: spends,
        signal,
      });
      const {location} = answer.headers;
      if (method !== 'GET' || typeof location !== 'string' || !redirects.includes(answer.status))
        return answer;
      await answer.body.dump();
      const next = URL.parse(location, url.href);
      if (next === null || !/^https?:$/.test(next.protocol)) throw new Error('it was sent on to no address');
      if (hops === mostRedirects) throw new Error('it was sent on without end');
      url = next;
    }
  }

  async function textOf(call: Call, opened: Access, {body}: WireAnswer): Promise<string> {
    try {
      return opened.redact(await readText(body, longestAnswer));
    } catch (error) {
      throw unanswered(call, opened, error);
    }
  }

  function uploadMs({body}: Call): number {
    return Math.ceil(sizeOf(body) / slowestUpload);
  }
}
