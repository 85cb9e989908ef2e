import {existsSync, globSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {z} from 'zod';
import {startedFile} from './started-file.ts';

const manifestSchema = z.object({
  exports: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])).default({}),
  bin: z.record(z.string(), z.string()).default({}),
});

/**
 * The source files that a package must be built from: what its exports and bin name, and what those start by address.
 *
 * @param directory the package
 * @returns paths relative to the package
 */
export function packageEntries(directory: string): readonly string[] {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')));
  const exported = Object.values(manifest.exports).flatMap((target) =>
    typeof target === 'string' ? [] : (target['@matchcut/source'] ?? []),
  );
  const programs = Object.values(manifest.bin).map((path) =>
    path.replace('/dist/', '/src/').replace(/\.js$/, '.ts'),
  );
  const entries = [...exported, ...programs, ...startedFiles(directory)].map((path) =>
    path.replace(/^\.\//, ''),
  );
  const missing = entries.filter((path) => !existsSync(join(directory, path)));
  if (missing.length > 0)
    throw new Error(
      `${directory}: package.json or a source names ${missing.join(', ')}, which is not there.`,
    );
  return [...new Set(entries)];
}

function startedFiles(directory: string): readonly string[] {
  return globSync('src/**/*.{ts,tsx}', {cwd: directory})
    .filter((file) => !/\.test(-d)?\.tsx?$|__fixtures__|\.fixture\.tsx?$/.test(file))
    .flatMap((file) =>
      [...readFileSync(join(directory, file), 'utf8').matchAll(startedFile)].map(({groups}) =>
        join(dirname(file), groups?.['path'] ?? ''),
      ),
    );
}
