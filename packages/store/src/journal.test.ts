import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {digestBytes, stepKey} from '@matchcut/plan';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {openJournal, type Journal} from './journal.ts';
import type {EntryId, JobIntent, JournalJob} from './journal-row.ts';

let dir: string;
let path: string;
let journals: Journal[];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'matchcut-journal-'));
  path = join(dir, '.matchcut', 'journal.sqlite');
  journals = [];
});

afterEach(async () => {
  for (const journal of journals) journal.close();
  await rm(dir, {recursive: true, force: true});
});

function open(): Journal {
  const journal = openJournal({path, now: () => Date.parse('2026-11-22T23:30:00Z')});
  journals.push(journal);
  return journal;
}

const job: JournalJob = {engine: 'sora', model: 'sora-2', id: 'video_1', state: {base: 'x'}};
const digest = digestBytes(Buffer.from('clip'));

function intent(address: string, more: Partial<JobIntent> = {}): JobIntent {
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

function begin(journal: Journal, one: JobIntent): EntryId {
  const intended = journal.intend(one);
  if (intended.kind !== 'intended') throw new Error('Expected a new entry.');
  return intended.id;
}

describe('a job', () => {
  test('is in flight from its intent until its clip is stored, across a restart', () => {
    const first = open();
    const one = intent('commute/platform');
    const id = begin(first, one);
    expect(first.inFlight()).toMatchObject([{...one, id, job: null, owner: 'this'}]);
    first.submitted(id, job);
    first.close();

    const second = open();
    expect(second.inFlight([one.key])).toMatchObject([{...one, id, job}]);
    second.completed(id, {digest});
    expect(second.inFlight()).toEqual([]);
  });

  test('is answered, not begun, where its key is in flight already', () => {
    const [first, second] = [open(), open()];
    const one = intent('commute/platform');
    const id = begin(first, one);
    first.submitted(id, job);
    expect(second.intend({...one, address: 'commute/other'})).toMatchObject({
      kind: 'in-flight',
      job: {id, job},
    });
    expect(second.inFlight()).toHaveLength(1);
  });

  test('may be begun again once it has failed', () => {
    const journal = open();
    const one = intent('commute/platform');
    journal.failed(begin(journal, one), {code: 'engine-job-failed', message: 'It failed.'});
    expect(journal.intend(one).kind).toBe('intended');
  });

  test('that two processes end is ended by the first', () => {
    const journal = open();
    const id = begin(journal, intent('commute/platform'));
    journal.submitted(id, job);
    journal.completed(id, {digest});
    journal.failed(id, {code: 'engine-job-unknown', message: 'Expired.'});
    expect(journal.spent()).toEqual({usd: 0.8, unknown: 0});
  });

  test('can not be submitted twice', () => {
    const journal = open();
    const id = begin(journal, intent('commute/platform'));
    journal.submitted(id, job);
    expect(() => journal.submitted(id, job)).toThrow('not an open intent');
  });

  test('whose answer was lost stays in flight, and nobody has to wait for it', () => {
    const journal = open();
    const one = intent('commute/platform');
    journal.lost(begin(journal, one));
    expect(journal.intend(one)).toMatchObject({kind: 'in-flight', job: {job: null, owner: 'gone'}});
  });

  test('is found by its key alone', () => {
    const journal = open();
    const [one, two] = [intent('commute/one'), intent('commute/two')];
    begin(journal, one);
    begin(journal, two);
    expect(journal.inFlight([two.key]).map(({address}) => address)).toEqual(['commute/two']);
    expect(journal.inFlight([])).toEqual([]);
  });
});

describe('money', () => {
  test('counts what the engine took, and says how many prices nobody knows', () => {
    const journal = open();
    const take = (address: string, more: Partial<JobIntent> = {}): EntryId =>
      begin(journal, intent(address, more));
    journal.failed(take('refused'), {code: 'engine-refused-prompt', message: 'No.'});
    journal.submitted(take('running', {usd: 0.5}), job);
    const done = take('done', {usd: 0.25});
    journal.submitted(done, job);
    journal.completed(done, {digest});
    journal.submitted(take('no price', {usd: null}), job);
    take('no answer');
    const broken = take('failed later');
    journal.submitted(broken, job);
    journal.failed(broken, {code: 'engine-job-failed', message: 'No.'});
    take('free, no answer', {usd: 0, film: 'other'});

    expect(journal.spent()).toEqual({usd: 0.75, unknown: 3});
    expect(journal.spent({film: 'other'})).toEqual({usd: 0, unknown: 0});
    expect(journal.spending().map(({address, usd}) => [address, usd])).toEqual([
      ['running', 0.5],
      ['done', 0.25],
      ['no price', null],
      ['no answer', null],
      ['failed later', null],
      ['free, no answer', 0],
    ]);
    expect(journal.spending()[0]).toEqual({
      film: 'commute',
      address: 'running',
      format: '16:9',
      take: 1,
      engine: 'sora',
      model: 'sora-2',
      day: '2026-11-22',
      usd: 0.5,
    });
  });
});

describe('a journal', () => {
  test('that is no database is told, and left alone', async () => {
    path = join(dir, 'journal.sqlite');
    await writeFile(path, 'This is not a database, whatever its name says. '.repeat(100));
    expect(open).toThrow(expect.objectContaining({code: 'journal-unreadable'}));
  });

  test('of a newer version is told, and left alone', () => {
    open().close();
    const database = new DatabaseSync(path);
    database.exec(`insert into migrations values (99, '2030-01-01')`);
    database.close();
    expect(open).toThrow(
      expect.objectContaining({code: 'journal-newer', message: expect.stringContaining('99')}),
    );
  });

  test('is written ahead, so that readers need not wait', () => {
    open();
    const database = new DatabaseSync(path);
    expect(database.prepare('pragma journal_mode').get()).toEqual({journal_mode: 'wal'});
    database.close();
  });
});
