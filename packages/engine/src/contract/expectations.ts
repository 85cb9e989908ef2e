import {EngineError, type EngineErrorCode} from '../engine-error.ts';

/** Fails a test. The suite has no assertion library, since it has no runner. */
export function expectThat(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`Contract broken: ${message}`);
}

/** Two values are the same as JSON, whatever the order of their fields. */
export function expectSame(found: unknown, wanted: unknown, what: string): void {
  const [left, right] = [canonical(found), canonical(wanted)];
  expectThat(left === right, `${what}: ${left} is not ${right}`);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** The call fails with an engine error of one of the codes. */
export async function expectRefusal(
  call: () => Promise<unknown>,
  codes: readonly EngineErrorCode[],
  what: string,
): Promise<void> {
  const error = await failureOf(call);
  expectThat(error !== null, `${what} was accepted`);
  expectThat(
    EngineError.is(error),
    `${what} failed with ${error instanceof Error ? error.message : JSON.stringify(error)}, which is no EngineError`,
  );
  expectThat(
    codes.includes(error.code),
    `${what} failed with ${error.code}, not with ${codes.join(' or ')}: ${error.message}`,
  );
  expectThat(
    error.message.length > 0 && error.hint.length > 0,
    `${what} failed without saying why and what to do`,
  );
}

/** What a call fails with; `null` where it does not. */
export async function failureOf(call: () => Promise<unknown>): Promise<unknown> {
  try {
    await call();
    return null;
  } catch (error) {
    return error ?? new Error('nothing was thrown');
  }
}
