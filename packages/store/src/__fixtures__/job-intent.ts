import {stepKey} from '@matchcut/plan';
import type {JobIntent} from '../journal-row.ts';

/** What a journal is told of a clip at an address, for a price that nobody forgets. */
export function jobIntent(address: string, more: Partial<JobIntent> = {}): JobIntent {
  const request = {prompt: address};
  return {
    key: stepKey('clip', request),
    film: 'commute',
    address,
    format: '16:9',
    take: 1,
    engine: 'sora',
    model: 'sora-2',
    request,
    usd: 0.8,
    ...more,
  };
}
