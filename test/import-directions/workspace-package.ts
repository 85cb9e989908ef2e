import {existsSync, globSync, readFileSync, readdirSync} from 'node:fs';
import {dirname, join, relative, sep} from 'node:path';
import {z} from 'zod';
import {sourceImports} from './source-imports.ts';

const manifestSchema = z.object({
  name: z.string(),
  exports: z.record(z.string(), z.unknown()).default({}),
  dependencies: z.record(z.string(), z.string()).default({}),
  peerDependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});

export type SourceFile = {
  /** From the package's folder. */
  readonly path: string;
  /** Tests and their fixtures are not published and may use what is installed for development. */
  readonly isForTests: boolean;
  /** A page that lies beside an `index.html` is published as it is bundled, with all that it is made of. */
  readonly isBundled: boolean;
  readonly imports: readonly string[];
};

export type WorkspacePackage = {
  readonly name: string;
  /** The subpaths that others may import, `.` and `./…`. */
  readonly exports: ReadonlySet<string>;
  /** What is there when it is installed from a registry. */
  readonly dependencies: ReadonlySet<string>;
  readonly devDependencies: ReadonlySet<string>;
  readonly files: readonly SourceFile[];
};

export function readWorkspacePackages(root: string): readonly WorkspacePackage[] {
  return readdirSync(join(root, 'packages'))
    .map((name) => join(root, 'packages', name))
    .filter((directory) => existsSync(join(directory, 'package.json')))
    .map((directory) => readWorkspacePackage(directory));
}

function readWorkspacePackage(directory: string): WorkspacePackage {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')));
  const pages = globSync(join(directory, 'src/**/index.html')).map((page) => dirname(page) + sep);
  const files = globSync(join(directory, 'src/**/*.{ts,tsx}')).map((file) => ({
    path: relative(directory, file),
    isForTests: /\.test(-d)?\.tsx?$|__fixtures__|\.fixture\.tsx?$/.test(file),
    isBundled: pages.some((page) => file.startsWith(page)),
    imports: sourceImports(file),
  }));
  return {
    name: manifest.name,
    exports: new Set(Object.keys(manifest.exports)),
    dependencies: new Set([...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)]),
    devDependencies: new Set(Object.keys(manifest.devDependencies)),
    files,
  };
}
