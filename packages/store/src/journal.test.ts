import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {digestBytes} from '@matchcut/plan';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {jobIntent} from './__fixtures__/job-intent.ts';
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

function begin(journal: Journal, one: JobIntent): EntryId {
  const intended = journal.intend(one);
  if (intended.kind !== 'intended') throw new Error('Expected a new entry.');
  return intended.id;
}

describe('a job', () => {
  test('is in flight from its intent until its clip is stored, across a restart', () => {
    const first = open();
    const one = jobIntent('commute/platform');
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
    const one = jobIntent('commute/platform');
    const id = begin(first, one);
    first.submitted(id, job);
    expect(second.intend({...one, address: 'commute/other'})).toMatchObject({
      kind: 'in-flight',
      job: {id, job},
    });
    expect(second.inFlight()).toHaveLength(1);
  });

  test('answers one request that is paid for, and as many free ones as an engine likes', () => {
    const journal = open();
    const [one, two] = [begin(journal, jobIntent('one')), begin(journal, jobIntent('two'))];
    expect(journal.submitted(one, job)).toBe(true);
    expect(journal.submitted(two, job)).toBe(false);
    expect(journal.submitted(two, {...job, id: 'video_2'})).toBe(true);
    expect(journal.submitted(begin(journal, jobIntent('free', {usd: 0})), job)).toBe(true);
  });

  test('that was found is not abandoned by whoever looked for it too', () => {
    const journal = open();
    const id = begin(journal, jobIntent('one'));
    expect(journal.adopted(id, job)).toBe(true);
    expect(journal.abandoned(id, {code: 'job-never-made', message: 'There is none.'})).toBe(false);
    expect(journal.inFlight()).toMatchObject([{id, job}]);
    const other = begin(journal, jobIntent('two'));
    expect(journal.abandoned(other, {code: 'job-never-made', message: 'There is none.'})).toBe(true);
    expect(journal.inFlight()).toHaveLength(1);
  });

  test('may be begun again once it has failed', () => {
    const journal = open();
    const one = jobIntent('commute/platform');
    journal.failed(begin(journal, one), {code: 'engine-job-failed', message: 'It failed.'});
    expect(journal.intend(one).kind).toBe('intended');
  });

  test('that two processes end is ended by the first', () => {
    const journal = open();
    const id = begin(journal, jobIntent('commute/platform'));
    journal.submitted(id, job);
    journal.completed(id, {digest});
    journal.failed(id, {code: 'engine-job-unknown', message: 'Expired.'});
    expect(journal.spent()).toEqual({usd: 0.8, unknown: 0});
  });

  test('can not be submitted twice', () => {
    const journal = open();
    const id = begin(journal, jobIntent('commute/platform'));
    journal.submitted(id, job);
    expect(() => journal.submitted(id, job)).toThrow('not an open intent');
  });

  test('whose answer was lost stays in flight, and nobody has to wait for it', () => {
    const journal = open();
    const one = jobIntent('commute/platform');
    journal.lost(begin(journal, one));
    expect(journal.intend(one)).toMatchObject({kind: 'in-flight', job: {job: null, owner: 'gone'}});
  });

  test('is found by its key alone', () => {
    const journal = open();
    const [one, two] = [jobIntent('commute/one'), jobIntent('commute/two')];
    begin(journal, one);
    begin(journal, two);
    expect(journal.inFlight([two.key]).map(({address}) => address)).toEqual(['commute/two']);
    expect(journal.inFlight([])).toEqual([]);
  });

  test('that was found later is adopted once, by one request', () => {
    const [one, two] = [open(), open()];
    const first = begin(one, jobIntent('commute/one'));
    const second = begin(one, jobIntent('commute/two'));
    expect(one.adopted(first, job)).toBe(true);
    expect(two.adopted(second, job)).toBe(false);
    expect(two.adopted(second, {...job, id: 'video_2'})).toBe(true);
    expect(two.jobIds('sora')).toEqual(new Set(['video_1', 'video_2']));
    expect(two.jobIds('animatic')).toEqual(new Set());
  });
});

describe('a budget', () => {
  const limit = {usd: 2, since: null};

  test('leaves out what would go over it, with what other processes have under way', () => {
    const [one, two] = [open(), open()];
    expect(one.intend(jobIntent('a'), limit)).toMatchObject({kind: 'intended'});
    expect(two.intend(jobIntent('b'), limit)).toMatchObject({kind: 'intended'});
    expect(one.intend(jobIntent('c'), limit)).toEqual({kind: 'over-budget', committedUsd: 1.6});
    expect(one.intend(jobIntent('d', {usd: 0.4}), limit)).toMatchObject({kind: 'intended'});
    expect(one.intend(jobIntent('e', {usd: 0}), limit)).toMatchObject({kind: 'intended'});
    expect(one.committed(null)).toBeCloseTo(2);
  });

  test('has room again for what was surely not billed, and for nothing else', () => {
    const journal = open();
    const refused = begin(journal, jobIntent('refused'));
    journal.failed(refused, {code: 'engine-refused-request', message: 'No.'});
    const moderated = begin(journal, jobIntent('moderated'));
    journal.submitted(moderated, job);
    journal.failed(moderated, {code: 'engine-refused-prompt', message: 'No.', isBilled: false});
    expect(journal.committed(null)).toBe(0);
    const broken = begin(journal, jobIntent('broken'));
    journal.submitted(broken, {...job, id: 'video_2'});
    journal.failed(broken, {code: 'engine-job-failed', message: 'No.'});
    expect(journal.committed(null)).toBe(0.8);
    expect(journal.spent()).toEqual({usd: 0, unknown: 1});
  });

  test('takes an unknown price for any price', () => {
    const journal = open();
    expect(journal.intend(jobIntent('a', {usd: null}), limit)).toMatchObject({kind: 'over-budget'});
  });

  test('counts from its first day', () => {
    const journal = open();
    begin(journal, jobIntent('a'));
    expect(journal.committed('2026-11-01T00:00:00.000Z')).toBe(0.8);
    expect(journal.committed('2026-12-01T00:00:00.000Z')).toBe(0);
  });

  test('that is used up does not hide what is in flight already', () => {
    const journal = open();
    const one = jobIntent('a');
    begin(journal, one);
    expect(journal.intend(one, {usd: 0.1, since: null})).toMatchObject({kind: 'in-flight'});
  });
});

describe('money', () => {
  test('counts what the engine took, and says how many prices nobody knows', () => {
    const journal = open();
    const take = (address: string, more: Partial<JobIntent> = {}): EntryId =>
      begin(journal, jobIntent(address, more));
    journal.failed(take('refused'), {code: 'engine-refused-prompt', message: 'No.'});
    journal.submitted(take('running', {usd: 0.5}), job);
    const done = take('done', {usd: 0.25});
    journal.submitted(done, {...job, id: 'video_2'});
    journal.completed(done, {digest});
    journal.submitted(take('no price', {usd: null}), {...job, id: 'video_3'});
    take('no answer');
    const broken = take('failed later');
    journal.submitted(broken, {...job, id: 'video_4'});
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

  test('of the first version keeps its jobs', () => {
    const journal = open();
    begin(journal, jobIntent('old'));
    journal.close();
    const database = new DatabaseSync(path);
    database.exec(
      `drop index jobs_by_provider_id; drop index jobs_by_batch; alter table jobs drop column is_billed;
       alter table jobs drop column batch; drop table batches; delete from migrations where version > 1`,
    );
    database.close();
    expect(open().inFlight()).toMatchObject([{address: 'old', batch: null}]);
  });

  test('is written ahead, so that readers need not wait', () => {
    open();
    const database = new DatabaseSync(path);
    expect(database.prepare('pragma journal_mode').get()).toEqual({journal_mode: 'wal'});
    database.close();
  });
});
