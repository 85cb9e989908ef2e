import {createHash} from 'node:crypto';
import {readFile, writeFile} from 'node:fs/promises';
import {stepKey} from '@matchcut/plan';
import {openStore} from '../store.ts';
import {StoreError} from '../store-error.ts';

// One of several processes that put, open and drop the same keys with bytes of their own. It fails if it is
// ever given bytes that are not the ones of the record, or an error that is not of this package.
const [dir = '', name = '', rounds = '0', tell = ''] = process.argv.slice(2);
const store = await openStore({dir});
let served = 0;
for (let round = 0; round < Number(rounds); round += 1) {
  const request = {shot: round % 7};
  const key = stepKey('clip', request);
  const path = await store.temporaryFile('.mp4');
  // Sometimes the same bytes as the others, sometimes its own.
  await writeFile(path, round % 2 === 0 ? `shared ${round % 7}` : `${name} ${round}`.repeat(2000));
  await store.put(
    {key, kind: 'clip', inputs: {}, request, job: null, footage: null, usd: 0, madeAt: ''},
    path,
  );
  if (round % 11 === 0) await store.drop(key);
  if (round % 13 === 0) await store.sweep();
  if (tell !== '') process.stdout.write('.');
  try {
    const opened = await store.open(key);
    const digest = createHash('sha256')
      .update(await readFile(opened.path))
      .digest('hex');
    if (digest !== opened.record.digest) throw new Error(`${key} was served with other bytes.`);
    served += 1;
  } catch (error) {
    if (!StoreError.is(error) || error.code !== 'store-missing') throw error;
  }
}
await store.close();
process.stdout.write(JSON.stringify({served}));
