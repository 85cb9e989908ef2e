import {existsSync, readFileSync, realpathSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {digestBytes, type Digest} from '@matchcut/plan';
import {digestCodeFolder} from '../planning/digest-folder.ts';

/**
 * What a package's code is, seen from a file that imports it: its name and version and those of what it depends on.
 * A package that lies in a folder of its own, such as a linked one, has no version to go by: its files count.
 */
export function packageDigest(specifier: string, importer: string): Digest {
  const seen = new Map<string, string>();
  describe(packageName(specifier), dirname(importer), seen);
  return digestBytes(Buffer.from(JSON.stringify([specifier, [...seen.values()].toSorted()])));
}

function describe(name: string, from: string, seen: Map<string, string>): void {
  const folder = findPackage(name, from);
  if (folder === null || seen.has(folder)) return;
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const version = readField(manifest, 'version');
  const installed = /[\\/]node_modules[\\/]/.test(folder);
  seen.set(folder, `${name}@${String(version)} ${installed ? '' : digestCodeFolder(folder)}`);
  for (const field of ['dependencies', 'peerDependencies', 'optionalDependencies']) {
    for (const dependency of Object.keys(Object(readField(manifest, field))))
      describe(dependency, folder, seen);
  }
}

function findPackage(name: string, from: string): string | null {
  const folder = join(from, 'node_modules', name);
  if (existsSync(join(folder, 'package.json'))) return realpathSync(folder);
  return dirname(from) === from ? null : findPackage(name, dirname(from));
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function readField(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
