import {Agent, buildConnector, request, type Dispatcher, type FormData} from 'undici';
import type {Timeouts} from '../surroundings.ts';

/** HTTP/1.1 over connections that end with the engine. Nothing is tried twice. */
export type Transport = {
  /** Throws `NeverConnected` where surely nothing was sent, anything else where there is no telling. */
  send(request: WireRequest): Promise<WireAnswer>;
  close(): Promise<void>;
};

export type WireRequest = {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | FormData | null;
  /** Milliseconds from now until the answer has to begin. */
  readonly answerMs: number;
  /**
   * Over a connection of its own. A server may end a kept one in the very moment in which the next request goes out,
   * and then there is no telling whether it was taken.
   */
  readonly isAlone: boolean;
  readonly signal: AbortSignal;
};

export type WireAnswer = Pick<Dispatcher.ResponseData, 'body' | 'headers'> & {readonly status: number};

/** There was no connection, so there was no request. */
export class NeverConnected extends Error {
  override readonly name = 'NeverConnected';
}

export function openTransport({connect, silence}: Timeouts): Transport {
  let agents: {readonly kept: Agent; readonly alone: Agent} | null = null;

  function openAgents(): {readonly kept: Agent; readonly alone: Agent} {
    // HTTP/2 would share one connection between all requests, and its end would be the end of all of them.
    const connector = buildConnector({timeout: connect, allowH2: false});
    const options: Agent.Options = {
      allowH2: false,
      connect: (address, callback) =>
        connector(address, (...[error, socket]) => {
          if (error === null) callback(null, socket);
          else callback(new NeverConnected(describe(error), {cause: error}), null);
        }),
    };
    return {kept: new Agent(options), alone: new Agent({...options, pipelining: 0})};
  }

  return {
    async send({url, method, headers, body, answerMs, isAlone, signal}) {
      agents ??= openAgents();
      const answer = await request(url, {
        method,
        headers,
        body,
        signal,
        dispatcher: isAlone ? agents.alone : agents.kept,
        headersTimeout: answerMs,
        bodyTimeout: silence,
      });
      return {status: answer.statusCode, headers: answer.headers, body: answer.body};
    },
    async close() {
      const open = agents;
      agents = null;
      await Promise.all([open?.kept.destroy(), open?.alone.destroy()]);
    },
  };
}

/** What went wrong, in a few words. Only the words: undici's errors may hold requests with their headers. */
export function describe(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(describe).join(', ');
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return code === null || error.message.includes(code) ? error.message : `${error.message} (${code})`;
}
