import {execFile} from 'node:child_process';
import {mkdtemp, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {expect, test} from 'vitest';
import {openStore} from './store.ts';

const run = promisify(execFile);
const hammer = fileURLToPath(new URL('__fixtures__/hammer.ts', import.meta.url));

test('three processes that put, open and drop the same keys are never served wrong bytes', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'matchcut-hammer-'));
  try {
    const results = await Promise.all(
      ['one', 'two', 'three'].map((name) =>
        run(process.execPath, ['--conditions=@matchcut/source', hammer, dir, name, '60']),
      ),
    );
    for (const {stdout} of results) expect(JSON.parse(stdout)).toMatchObject({served: expect.any(Number)});
    const store = await openStore({dir});
    expect(await store.verify()).toMatchObject({damaged: []});
    expect(await readdir(join(dir, 'tmp'))).toEqual([]);
  } finally {
    await rm(dir, {recursive: true, force: true});
  }
});
