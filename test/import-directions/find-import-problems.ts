import {isBuiltin} from 'node:module';
import {posix} from 'node:path';
import type {PackageRow} from './package-table.ts';
import type {SourceFile, WorkspacePackage} from './workspace-package.ts';

/** What every test may import: the root has it installed. */
const forAllTests = new Set(['vitest']);

/** Every import that the table or a manifest doesn't allow, as sentences. */
export function findImportProblems(
  packages: readonly WorkspacePackage[],
  table: ReadonlyMap<string, PackageRow>,
): readonly string[] {
  const byName = new Map(packages.map((workspacePackage) => [workspacePackage.name, workspacePackage]));
  return packages.flatMap((importer) => {
    const row = table.get(importer.name);
    if (!row) return [`${importer.name} is not in the table.`];
    return [
      ...manifestProblems(importer, row, byName),
      ...importer.files.flatMap((file) =>
        file.imports.flatMap((specifier) => {
          const problem = importProblem(specifier, file, importer, row, byName);
          return problem === undefined ? [] : [`${importer.name} ${file.path}: ${problem}`];
        }),
      ),
    ];
  });
}

function manifestProblems(
  importer: WorkspacePackage,
  row: PackageRow,
  byName: ReadonlyMap<string, WorkspacePackage>,
): readonly string[] {
  return [...importer.dependencies, ...importer.devDependencies]
    .filter((name) => byName.has(name) && !row.mayImport.has(name))
    .map((name) => `${importer.name} package.json: may not depend on ${name}.`);
}

function importProblem(
  specifier: string,
  file: SourceFile,
  importer: WorkspacePackage,
  row: PackageRow,
  byName: ReadonlyMap<string, WorkspacePackage>,
): string | undefined {
  if (specifier.startsWith('.')) {
    const target = posix.join(posix.dirname(file.path), specifier);
    return target.startsWith('src/') || target === 'package.json' ? undefined : `${specifier} leaves src.`;
  }
  if (specifier.startsWith('node:')) return undefined;
  if (isBuiltin(specifier)) return `${specifier} lacks its node: prefix.`;
  const [name, subpath] = splitSpecifier(specifier);
  const target = byName.get(name);
  if (target && target !== importer && !row.mayImport.has(name)) return `may not import ${name}.`;
  if (target && !target.exports.has(subpath)) return `${name} doesn’t export ${subpath}.`;
  if (target === importer || importer.dependencies.has(name)) return undefined;
  if (file.isBundled && importer.devDependencies.has(name)) return undefined;
  if (file.isForTests && (importer.devDependencies.has(name) || forAllTests.has(name))) return undefined;
  // A published file may take types from a development dependency only if they don't reach its declarations,
  // which is not worth telling apart.
  return `${name} is not among its dependencies.`;
}

function splitSpecifier(specifier: string): readonly [name: string, subpath: string] {
  const parts = specifier.split('/');
  const nameLength = specifier.startsWith('@') ? 2 : 1;
  return [parts.slice(0, nameLength).join('/'), ['.', ...parts.slice(nameLength)].join('/')];
}
