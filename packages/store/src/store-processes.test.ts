import {execFile, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {openStore} from './store.ts';

const run = promisify(execFile);
const hammer = fileURLToPath(new URL('__fixtures__/hammer.ts', import.meta.url));

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'matchcut-hammer-'));
});
afterEach(() => rm(dir, {recursive: true, force: true}));

test('three processes that put, open and drop the same keys are never served wrong bytes', async () => {
  const results = await Promise.all(
    ['one', 'two', 'three'].map((name) =>
      run(process.execPath, ['--conditions=@matchcut/source', hammer, dir, name, '60']),
    ),
  );
  for (const {stdout} of results) expect(JSON.parse(stdout)).toMatchObject({served: expect.any(Number)});
  const store = await openStore({dir});
  expect(await store.verify()).toMatchObject({damaged: []});
  expect(await readdir(join(dir, 'tmp'))).toEqual([]);
});

test('a process that is killed while it stores leaves nothing half-made', async () => {
  for (let kill = 0; kill < 4; kill += 1) {
    const child = spawn(process.execPath, [
      '--conditions=@matchcut/source',
      hammer,
      dir,
      `${kill}`,
      '100000',
      'tell',
    ]);
    // A different number of rounds each time, so that it is caught at different places.
    for (let round = 0; round <= kill * 3; round += 1) await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'close');

    const store = await openStore({dir});
    expect(await store.verify()).toMatchObject({checked: expect.any(Number), damaged: []});
    expect(await readdir(join(dir, 'tmp'))).toEqual([]);
  }
});
