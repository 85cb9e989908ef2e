import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {findImportProblems} from './import-directions/find-import-problems.ts';
import {readPackageTable} from './import-directions/package-table.ts';
import {readWorkspacePackages, type WorkspacePackage} from './import-directions/workspace-package.ts';

const root = join(import.meta.dirname, '..');
const table = readPackageTable(readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8'));
const packages = readWorkspacePackages(root);

describe('the package table in ARCHITECTURE.md', () => {
  it('names every package and no other', () => {
    expect([...table.keys()].toSorted()).toEqual(packages.map(({name}) => name).toSorted());
  });

  it('lets packages import downwards only', () => {
    const upwards = [...table.values()].flatMap((row) =>
      [...row.mayImport]
        .filter((name) => (table.get(name)?.layer ?? Infinity) >= row.layer)
        .map((name) => `${row.name} → ${name}`),
    );
    expect(upwards).toEqual([]);
  });
});

describe('the packages', () => {
  it('import only what the table and their manifests allow', () => {
    expect(findImportProblems(packages, table)).toEqual([]);
  });

  it('were really read', () => {
    const counts = packages.map(({files}) => files.reduce((sum, {imports}) => sum + imports.length, 0));
    expect(Math.min(...counts)).toBeGreaterThan(0);
  });
});

describe('finding problems', () => {
  const rows = readPackageTable(
    '| 0 | `low` | x | nothing |\n| 1 | `side` | x | `low` |\n| 1 | `high` | a \\| b | `low` |',
  );
  const low = aPackage({name: 'low'});

  it.each([
    {case: 'an import of a sibling', imports: ['side'], says: 'may not import side.'},
    {
      case: 'a file of another package',
      imports: ['../../low/src/index.ts'],
      says: '../../low/src/index.ts leaves src.',
    },
    {
      case: 'a subpath that is not exported',
      imports: ['low/src/secret.ts'],
      says: 'low doesn’t export ./src/secret.ts.',
    },
    {
      case: 'a package that is not declared',
      imports: ['left-pad'],
      says: 'left-pad is not among its dependencies.',
    },
    {
      case: 'a development dependency in published source',
      imports: ['fast-check'],
      says: 'fast-check is not among its dependencies.',
    },
    {case: 'a built-in without its prefix', imports: ['fs'], says: 'fs lacks its node: prefix.'},
  ])('tells $case', ({imports, says}) => {
    const high = aPackage({name: 'high', imports});
    expect(findImportProblems([low, aPackage({name: 'side'}), high], rows)).toEqual([
      `high src/index.ts: ${says}`,
    ]);
  });

  it('tells a manifest that names a package above', () => {
    const upward = aPackage({name: 'low', dependencies: ['high']});
    expect(findImportProblems([upward, aPackage({name: 'high'})], rows)).toEqual([
      'low package.json: may not depend on high.',
    ]);
  });

  it('lets what is published as a bundle take what it is bundled from', () => {
    const page = aPackage({name: 'high', imports: ['fast-check'], isBundled: true});
    expect(findImportProblems([low, page], rows)).toEqual([]);
  });

  it('accepts what is allowed', () => {
    const high = aPackage({name: 'high', imports: ['low', './other.ts', 'node:fs', 'zod/v4']});
    expect(findImportProblems([low, high], rows)).toEqual([]);
  });
});

function aPackage(parts: {
  name: string;
  imports?: readonly string[];
  dependencies?: readonly string[];
  isBundled?: boolean;
}): WorkspacePackage {
  return {
    name: parts.name,
    exports: new Set(['.']),
    dependencies: new Set(parts.dependencies ?? (parts.name === 'high' ? ['low', 'zod'] : [])),
    devDependencies: new Set(['fast-check']),
    files: [
      {
        path: 'src/index.ts',
        isForTests: false,
        isBundled: parts.isBundled ?? false,
        imports: parts.imports ?? [],
      },
    ],
  };
}
