import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {delimiter, join} from 'node:path';
import {BootstrapError} from './bootstrap-error.mjs';
import {installTool, toolDirectory} from './install-tool.mjs';
import {pnpmMajor, pnpmPackage} from './versions.mjs';

const executableName = process.platform === 'win32' ? 'pnpm.exe' : 'pnpm';

/**
 * A pnpm of the right major: ours if it is there, else the one on PATH if it fits, else ours, fetched.
 *
 * @returns {Promise<string>} the folder that holds the executable
 */
export async function findPnpm() {
  if (!existsSync(toolDirectory(pnpmPackage))) {
    const onPath = pnpmOnPath();
    if (onPath) return onPath;
  }
  const modules = await installTool(pnpmPackage, `fetching ${pnpmPackage} into .toolchain/ (once, 25 MB) …`);
  return nativeDirectory(modules);
}

function pnpmOnPath() {
  const directory = (process.env.PATH ?? '')
    .split(delimiter)
    .find((candidate) => candidate !== '' && existsSync(join(candidate, executableName)));
  if (!directory) return undefined;
  // Asked outside the workspace: inside, another version would fetch the pinned one and answer for it.
  const {stdout, status} = spawnSync(join(directory, executableName), ['--version'], {
    cwd: tmpdir(),
    encoding: 'utf8',
    timeout: 5000,
    env: {...process.env, COREPACK_ENABLE_NETWORK: '0'},
  });
  return status === 0 && Number.parseInt(stdout, 10) === pnpmMajor ? directory : undefined;
}

// The `pnpm` package's own install script only puts this binary in another place.
function nativeDirectory(modules) {
  const scope = join(modules, '@pnpm');
  const found = existsSync(scope)
    ? readdirSync(scope).find((name) => existsSync(join(scope, name, executableName)))
    : undefined;
  if (found) return join(scope, found);
  throw new BootstrapError(
    `${pnpmPackage} brings no program for ${process.platform}-${process.arch}.`,
    `Install pnpm ${pnpmMajor} so that it is on PATH (https://pnpm.io/installation) and run again.`,
  );
}
