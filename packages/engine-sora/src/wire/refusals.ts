import type {EngineErrorCode} from '@matchcut/engine';
import type {WireError} from './read-error.ts';

/** What a server's refusal means to us. */
export type Refusal = {
  readonly code: EngineErrorCode;
  /** @default that of the code */
  readonly hint?: string;
  /** Whether it counts only as an error of the protocol, and not as a page: a proxy's may know less than the server. */
  readonly needsWords?: boolean;
};

const refusedPrompt: Refusal = {code: 'engine-refused-prompt'};
const movedOn: Refusal = {
  code: 'engine-misconfigured',
  hint: 'The server has another address: make that the base URL.',
};
const wrongAddress: Refusal = {
  code: 'engine-misconfigured',
  hint: 'Check the base URL: it ends with the version, /v1 for most servers.',
};
const noCredit: Refusal = {code: 'engine-unauthorised', hint: 'Add credit to the account at the provider.'};

/** By the error's own code, which says more than the status. Also what jobs fail with. */
export const refusalsByCode: Readonly<Record<string, Refusal>> = {
  moderation_blocked: refusedPrompt,
  input_moderation: refusedPrompt,
  output_moderation: refusedPrompt,
  content_policy_violation: refusedPrompt,
  content_filter: refusedPrompt,
  sensitive_content: refusedPrompt,
  safety_violation: refusedPrompt,
  insufficient_quota: noCredit,
  billing_hard_limit_reached: noCredit,
  billing_not_active: noCredit,
};

/**
 * By HTTP status, for answers that say that nothing was made. Not here: 408 and all 5xx. A gateway answers so too when
 * it lost the server *after* handing the request on, with `Retry-After` or without, so to a call that spends money they
 * are no answer at all; looking for the job costs nothing. Nor 301 to 303, which may send on to what was made.
 */
const refusalsByStatus: Readonly<Record<number, Refusal>> = {
  307: movedOn,
  308: movedOn,
  401: {code: 'engine-unauthorised'},
  402: noCredit,
  403: {code: 'engine-unauthorised', hint: 'The key may not do this: check at the provider what it may.'},
  413: {code: 'engine-bad-input', hint: 'Give a smaller file.'},
  429: {code: 'engine-busy'},
};

/** What statuses mean for one kind of call. */
export type Meanings = Readonly<Record<number, Refusal>>;

/** `null` where there is no telling from the answer whether the call was carried out. */
export function refusalOf(status: number, said: WireError | null, meanings: Meanings): Refusal | null {
  const isRefused = (status >= 400 && status < 500 && status !== 408) || status in refusalsByStatus;
  if (!isRefused) return null;
  const byCode = said?.code ? refusalsByCode[said.code] : undefined;
  const meant = meanings[status];
  const bySituation = meant?.needsWords === true && said === null ? undefined : meant;
  if (bySituation === undefined && status === 404 && said === null) return wrongAddress;
  return byCode ?? bySituation ?? refusalsByStatus[status] ?? {code: 'engine-refused-request'};
}
