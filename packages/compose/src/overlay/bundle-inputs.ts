import {createHash} from 'node:crypto';
import {readFile, stat, writeFile} from 'node:fs/promises';

/** A file that went into a bundle: its bytes, and how the file system told of it, which says sooner that it is the same. */
type BundleInput = {
  readonly path: string;
  readonly digest: string;
  readonly size: number;
  readonly changedMs: number;
};

/** Writes down what a bundle was made of. */
export async function writeInputs(to: string, paths: readonly string[]): Promise<void> {
  const inputs = await Promise.all(
    paths.map(async (path): Promise<BundleInput> => {
      const {size, mtimeMs} = await stat(path);
      return {path, digest: await digestFile(path), size, changedMs: mtimeMs};
    }),
  );
  await writeFile(to, JSON.stringify(inputs));
}

/** Whether all that a bundle was made of is as it was. What can't be read counts as changed. */
export async function areUnchanged(writtenInputs: string): Promise<boolean> {
  try {
    const inputs: unknown = JSON.parse(await readFile(writtenInputs, 'utf8'));
    if (!Array.isArray(inputs)) return false;
    const unchanged = await Promise.all(inputs.map(isUnchanged));
    return unchanged.every(Boolean);
  } catch {
    return false;
  }
}

async function isUnchanged({path, digest, size, changedMs}: BundleInput): Promise<boolean> {
  const found = await stat(path);
  if (found.size === size && found.mtimeMs === changedMs) return true;
  return found.size === size && (await digestFile(path)) === digest;
}

async function digestFile(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}
