import {execFile} from 'node:child_process';
import {basename, dirname} from 'node:path';
import {promisify} from 'node:util';
import type {MergedTexts} from '@matchcut/store';

const run = promisify(execFile);

/** The whole texts of a file that git could not merge, from its index. Without git, or without a conflict, none. */
export async function gitTexts(path: string): Promise<MergedTexts> {
  const [base, ours, theirs] = await Promise.all([1, 2, 3].map((stage) => textAt(stage, path)));
  return {base: base ?? null, ours: ours ?? null, theirs: theirs ?? null};
}

async function textAt(stage: number, path: string): Promise<string | null> {
  const asked = ['show', `:${stage}:./${basename(path)}`];
  try {
    const {stdout} = await run('git', asked, {cwd: dirname(path), maxBuffer: 2 ** 30});
    return stdout;
  } catch {
    return null;
  }
}
