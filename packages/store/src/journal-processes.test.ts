import {execFile} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {openJournal} from './journal.ts';

const run = promisify(execFile);
const script = fileURLToPath(new URL('__fixtures__/intend.ts', import.meta.url));
let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'matchcut-journals-'));
});
afterEach(() => rm(dir, {recursive: true, force: true}));

function intend(path: string, ...args: readonly string[]): Promise<{readonly stdout: string}> {
  return run(process.execPath, ['--conditions=@matchcut/source', '--no-warnings', script, path, ...args]);
}

test('three processes that want the same forty jobs begin each of them once', async () => {
  const path = join(dir, 'journal.sqlite');
  const results = await Promise.all([1, 2, 3].map(() => intend(path, '40')));
  const begun = results.map(({stdout}) => Number(stdout));
  expect(begun.reduce((sum, count) => sum + count, 0)).toBe(40);
  const journal = openJournal({path});
  expect(journal.inFlight().filter(({job}) => job !== null)).toHaveLength(40);
  journal.close();
});

test('the intent of a process that was killed is there, and its owner is known to be gone', async () => {
  const path = join(dir, 'journal.sqlite');
  await expect(intend(path, '1', 'die')).rejects.toMatchObject({signal: 'SIGKILL', stderr: ''});
  const journal = openJournal({path});
  expect(journal.inFlight()).toMatchObject([{address: 'f/0', job: null, owner: 'gone'}]);
  journal.close();
});
