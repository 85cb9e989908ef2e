import {readdirSync, readFileSync} from 'node:fs';
import {join, relative, sep} from 'node:path';
import {digestBytes, type Digest} from '@matchcut/plan';

/** One digest of all files of a folder, by their paths in it and their bytes; of nothing where there is none. */
export function digestFolder(folder: string): Digest {
  const files = list(folder).map((file) => {
    const path = relative(folder, file).split(sep).join('/');
    return `${path} ${digestBytes(readFileSync(file))}`;
  });
  return digestBytes(Buffer.from(files.toSorted().join('\n')));
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder, {recursive: true, withFileTypes: true})
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}
