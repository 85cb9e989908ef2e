import {globSync, readdirSync, readFileSync} from 'node:fs';
import {basename, join, relative, sep} from 'node:path';
import {digestBytes, type Digest} from '@matchcut/plan';

/** One digest of all files of a folder, by their paths in it and their bytes; of nothing where there is none. */
export function digestFolder(folder: string): Digest {
  return digestFiles(folder, list(folder));
}

/** The same of a folder's code alone, without that of installed packages and what is hidden. */
export function digestCodeFolder(folder: string): Digest {
  const code = '**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts,json,css}';
  const files = globSync(code, {
    cwd: folder,
    exclude: (path) => basename(path) === 'node_modules' || basename(path).startsWith('.'),
  });
  return digestFiles(
    folder,
    files.map((path) => join(folder, path)),
  );
}

function digestFiles(folder: string, paths: readonly string[]): Digest {
  const files = paths.map((file) => {
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
