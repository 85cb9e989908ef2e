import {expect, test, vi} from 'vitest';
import {EngineError, engineErrors} from './engine-error.ts';

test('an error of another copy of the package is known as one', async () => {
  vi.resetModules();
  const copy = await import('./engine-error.ts');
  const error = new copy.EngineError('engine-busy', 'Slow down.');
  expect(error).not.toBeInstanceOf(EngineError);
  expect(EngineError.is(error)).toBe(true);
  expect(EngineError.is(new Error('Slow down.'))).toBe(false);
  expect(EngineError.is(null)).toBe(false);
});

test('whether a call may be repeated is said by its code alone, and a lost answer may not', () => {
  expect(new EngineError('engine-lost-answer', 'Gone.').isRetryable).toBe(false);
  expect(new EngineError('engine-busy', 'Slow down.', {retryAfterMs: 500})).toMatchObject({
    isRetryable: true,
    retryAfterMs: 500,
    hint: engineErrors['engine-busy'].hint,
  });
});
