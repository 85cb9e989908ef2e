import {EngineError} from '@matchcut/engine';
import type {Clock} from './clock.ts';

export type RetryOptions = {
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
  /** Told before each wait; `attempt` is 1 for the first repetition. */
  readonly onRetry: (error: EngineError, attempt: number, inMs: number) => void;
  /** Whether to go on however often the error came. @default never */
  readonly isPatient?: (error: EngineError) => boolean;
};

const repetitions = 7;
const firstWaitMs = 1000;
const longestWaitMs = 60_000;

/**
 * Calls an engine, and again after growing waits where the engine's error says that this may be done. Two
 * minutes in all, unless the engine asks for longer waits.
 */
export async function withRetries<T>(
  call: () => Promise<T>,
  {clock, signal, onRetry, isPatient = () => false}: RetryOptions,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (!EngineError.is(error) || !error.isRetryable || signal?.aborted) throw error;
      if (attempt > repetitions && !isPatient(error)) throw error;
      const waitMs = Math.max(
        Math.min(firstWaitMs * 2 ** (attempt - 1), longestWaitMs),
        error.retryAfterMs ?? 0,
      );
      onRetry(error, attempt, waitMs);
      await clock.sleep(waitMs, signal);
    }
  }
}
