import {EngineError} from '@matchcut/engine';
import type {Access} from './access.ts';
import {nameOf, type Call} from './call.ts';
import {readError} from './read-error.ts';
import {excerpt, parseJson} from './read-text.ts';
import {refusalOf} from './refusals.ts';
import {retryAfterMs} from './retry-after.ts';
import {describe, NeverConnected, type WireAnswer} from './transport.ts';

/**
 * What to throw where no whole answer came. A call that spends money may be repeated only where there never was a
 * connection; whoever ended the call, what was sent may have been taken.
 */
export function unanswered(call: Call, {server, redact, hint}: Access, error: unknown): unknown {
  if (EngineError.is(error)) return error;
  const {signal, spends = false} = call;
  if (signal?.aborted && !spends) return signal.reason;
  const words = redact(describe(error));
  const wasSent = !(error instanceof NeverConnected);
  return new EngineError(
    spends && wasSent ? 'engine-lost-answer' : 'engine-unreachable',
    wasSent
      ? `${server} gave no answer to ${nameOf(call)}: ${words}.`
      : `${server} can't be reached: ${words}.`,
    {cause: new Error(words), ...(hint !== null && {hint})},
  );
}

/** What to throw for an answer that is no success. */
export function refused(
  call: Call,
  {server, hint}: Access,
  {status, headers}: WireAnswer,
  text: string,
  now: number,
): EngineError {
  const said = readError(parseJson(text));
  const refusal = refusalOf(status, said, call.meanings ?? {});
  const retryAfter = retryAfterMs(headers, now);
  const words =
    said === null ? excerpt(text) : [said.message, said.code && `(${said.code})`].filter(Boolean).join(' ');
  const itsHint = hint ?? refusal?.hint;
  return new EngineError(
    refusal?.code ?? (call.spends ? 'engine-lost-answer' : 'engine-unreachable'),
    `${server} answered ${nameOf(call)} with ${status}: ${words}`,
    {
      ...(itsHint !== undefined && {hint: itsHint}),
      ...(retryAfter !== null && {retryAfterMs: retryAfter}),
    },
  );
}
