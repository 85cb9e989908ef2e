import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {jobIntent} from './__fixtures__/job-intent.ts';
import {openJournal, type Journal} from './journal.ts';
import type {JobIntent, JournalJob} from './journal-row.ts';

let dir: string;
let journal: Journal;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'matchcut-batches-'));
  journal = openJournal({path: join(dir, 'journal.sqlite'), now: () => Date.parse('2026-11-22T10:00:00Z')});
});
afterEach(async () => {
  journal.close();
  await rm(dir, {recursive: true, force: true});
});

const order = {id: 'order-1', engine: 'sora', model: 'sora-2'};

function intents(...addresses: readonly string[]): readonly JobIntent[] {
  return addresses.map((address) => jobIntent(address, {usd: 0.4}));
}

function job(id: string): JournalJob {
  return {engine: 'sora', model: 'sora-2', id, state: {}};
}

describe('an order', () => {
  test('takes the requests that are not in flight yet', () => {
    const [a, b] = intents('a', 'b');
    if (a === undefined || b === undefined) throw new Error('Two were made.');
    journal.intend(a);
    const entries = journal.batches.intend({...order, intents: [a, b]});
    expect(entries.map(({key}) => key)).toEqual([b.key]);
    expect(journal.inFlight([b.key])).toMatchObject([{batch: 'order-1', job: null}]);
  });

  test('is known with its requests until all of its results are written down', () => {
    const entries = journal.batches.intend({...order, intents: intents('a', 'b', 'c')});
    expect(journal.batches.list()).toMatchObject([{state: 'intended', job: null, owner: 'this'}]);
    journal.batches.placed('order-1', job('batch_1'));
    const [a, b] = entries;
    journal.submitted(a?.id ?? 0, job('video_1'));
    journal.failed(b?.id ?? 0, {code: 'batch_expired', message: 'Too late.', isBilled: false});
    expect(journal.batches.list()).toMatchObject([
      {state: 'placed', job: {id: 'batch_1'}, entries: {open: 1, made: 1, failed: 1}},
    ]);
    expect(journal.batches.open('order-1')).toEqual([entries[2]]);
    journal.batches.ended('order-1');
    expect(journal.batches.list()).toEqual([]);
    expect(journal.batches.list({all: true})).toMatchObject([{state: 'ended'}]);
  });

  test('that failed lets its requests be asked for again, and cost nothing', () => {
    const all = intents('a', 'b');
    journal.batches.intend({...order, intents: all});
    journal.batches.failed('order-1', {code: 'engine-refused-request', message: 'Too many lines.'});
    expect(journal.inFlight()).toEqual([]);
    expect(journal.spending()).toEqual([]);
    expect(journal.batches.intend({...order, id: 'order-2', intents: all})).toHaveLength(2);
  });

  test('that turned out to be placed is not abandoned by whoever looked for it too', () => {
    const gone = {code: 'order-never-placed', message: 'There is none.'};
    journal.batches.intend({...order, intents: intents('a', 'b')});
    journal.batches.placed('order-1', job('batch_1'));
    journal.batches.abandoned('order-1', gone);
    expect(journal.batches.list()).toMatchObject([{state: 'placed', entries: {open: 2}}]);
    journal.batches.intend({...order, id: 'order-2', intents: intents('c')});
    journal.batches.abandoned('order-2', gone);
    expect(journal.batches.list()).toHaveLength(1);
    expect(journal.inFlight()).toHaveLength(2);
  });

  test('counts as spent once it is placed, and as unknown before', () => {
    journal.batches.intend({...order, intents: intents('a', 'b')});
    expect(journal.spent()).toEqual({usd: 0, unknown: 2});
    journal.batches.placed('order-1', job('batch_1'));
    expect(journal.spent()).toEqual({usd: 0.8, unknown: 0});
    expect(journal.committed(null)).toBe(0.8);
  });

  test('whose answer was lost has no owner to wait for', () => {
    journal.batches.intend({...order, intents: intents('a')});
    journal.batches.lost('order-1');
    expect(journal.batches.list()).toMatchObject([{state: 'intended', owner: 'gone'}]);
  });
});
