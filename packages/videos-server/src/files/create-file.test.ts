import {mkdtemp, rm, truncate, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it, onTestFinished} from 'vitest';
import {accountOf} from '../account.ts';
import {openDatabase} from '../database/open-database.ts';
import {UploadedFile} from '../http/uploaded-file.ts';
import {manualClock} from '../manual-clock.fixture.ts';
import {createFile} from './create-file.ts';
import {openFileStore} from './file-store.ts';

const account = accountOf('key');
const day = 24 * 60 * 60 * 1000;

async function fileRig() {
  const directory = await mkdtemp(join(tmpdir(), 'files-'));
  const clock = manualClock();
  const database = openDatabase(join(directory, 'state.sqlite'), clock.now());
  const open = () => openFileStore({database, directory: join(directory, 'files'), clock});
  onTestFinished(async () => {
    database.close();
    await rm(directory, {recursive: true});
  });
  const upload = async (name: string, sizeBytes: number): Promise<UploadedFile> => {
    const path = join(directory, 'upload');
    await writeFile(path, '');
    // Takes no room on the disk.
    await truncate(path, sizeBytes);
    return new UploadedFile({path, name, contentType: 'application/jsonl', sizeBytes});
  };
  return {clock, open, upload, files: open()};
}

describe('a file for batches', () => {
  it('has at most 200 MB', async () => {
    const {clock, files, upload} = await fileRig();
    const most = 200 * 1024 * 1024;
    const create = (file: UploadedFile) =>
      createFile(account, {encoding: 'multipart', fields: {file, purpose: 'batch'}}, {clock, files});
    expect(create(await upload('a.jsonl', most)).sizeBytes).toBe(most);
    const larger = await upload('a.jsonl', most + 1);
    expect(() => create(larger)).toThrow(expect.objectContaining({status: 413, param: 'file'}));
  });

  it('is there for 30 days, to nobody else', async () => {
    const {clock, files, open, upload} = await fileRig();
    const file = await upload('../../a.jsonl', 1);
    const {id, name} = createFile(
      account,
      {encoding: 'multipart', fields: {file, purpose: 'batch'}},
      {clock, files},
    );
    expect(name).toBe('a.jsonl');
    expect(files.find(accountOf('another key'), id)).toBeNull();
    clock.advance(30 * day - 1);
    expect(files.find(account, id)?.id).toBe(id);
    clock.advance(1);
    expect(files.find(account, id)).toBeNull();
    expect(open().find(account, id)).toBeNull();
  });
});
