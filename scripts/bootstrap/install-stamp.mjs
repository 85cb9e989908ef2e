import {createHash} from 'node:crypto';
import {existsSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {rootDirectory} from './paths.mjs';
import {pnpmPackage} from './versions.mjs';

// Inside node_modules, so that deleting it forgets the stamp too.
const stampFile = join(rootDirectory, 'node_modules', '.matchcut-installed');

/** Everything that decides what an install puts there, as one digest. */
export function installStamp(nodeExecutable) {
  const hash = createHash('sha256');
  hash.update(`${process.platform} ${process.arch} ${nodeExecutable} ${pnpmPackage}\0`);
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests()];
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(rootDirectory, file)))
      .update('\0');
  return hash.digest('hex');
}

export function isInstalled(stamp) {
  return (
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === stamp &&
    manifests().every(
      (manifest) =>
        existsSync(join(rootDirectory, manifest, '..', 'node_modules')) || !hasDependencies(manifest),
    )
  );
}

export function forgetInstall() {
  rmSync(stampFile, {force: true});
}

export function rememberInstall(stamp) {
  writeFileSync(stampFile, stamp);
}

function manifests() {
  const workspaces = ['packages', 'examples'].flatMap((group) => {
    const directory = join(rootDirectory, group);
    return existsSync(directory)
      ? readdirSync(directory)
          .sort()
          .map((name) => join(group, name, 'package.json'))
      : [];
  });
  return ['package.json', ...workspaces].filter((file) => existsSync(join(rootDirectory, file)));
}

function hasDependencies(manifest) {
  const {dependencies = {}, devDependencies = {}} = JSON.parse(
    readFileSync(join(rootDirectory, manifest), 'utf8'),
  );
  return Object.keys({...dependencies, ...devDependencies}).length > 0;
}
