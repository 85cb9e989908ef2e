import type {InFlightJob} from '@matchcut/store';

const answerWithinMs = 600_000;
const answerFromElsewhereWithinMs = 120_000;

/** Whether the process that asked for something is likely to be waiting for the answer still. */
export function isAnswerExpected(
  {owner, intendedAt}: Pick<InFlightJob, 'owner' | 'intendedAt'>,
  now: number,
): boolean {
  const ageMs = now - Date.parse(intendedAt);
  switch (owner) {
    case 'gone':
      return false;
    case 'this':
    case 'alive':
      return ageMs < answerWithinMs;
    case 'elsewhere':
      return ageMs < answerFromElsewhereWithinMs;
  }
}
