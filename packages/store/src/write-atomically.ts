import {mkdir, open, rename, rm} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import {flushFolder} from './place-content.ts';

/** Writes a small file whole or not at all; readers see the old one or the new one. */
export async function writeAtomically(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, {recursive: true});
  const draft = join(folder, `.${basename(path)}.${process.pid}-${crypto.randomUUID().slice(0, 8)}`);
  try {
    const file = await open(draft, 'wx');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
    await flushFolder(folder);
  } catch (error) {
    await rm(draft, {force: true});
    throw error;
  }
}
