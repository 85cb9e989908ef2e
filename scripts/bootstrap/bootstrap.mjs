import {delimiter, dirname, join} from 'node:path';
import {findNode} from './find-node.mjs';
import {findPnpm} from './find-pnpm.mjs';
import {withInstallLock} from './install-lock.mjs';
import {installPackages} from './install-packages.mjs';
import {installStamp, isInstalled} from './install-stamp.mjs';
import {rootDirectory} from './paths.mjs';

/**
 * Brings what the workspace needs: Node, pnpm, packages. Does nothing where all is there.
 *
 * @param {{packages?: boolean}} [needs] without packages only the tools are brought, for pnpm to install by itself
 * @returns {Promise<{node: string, env: NodeJS.ProcessEnv}>} the Node to run with and the environment to run in:
 *   its PATH finds this Node, this pnpm and the workspace's programs first
 */
export async function bootstrap({packages = true} = {}) {
  const node = await findNode();
  const pnpmDirectory = await findPnpm();
  const env = withPath([join(rootDirectory, 'node_modules', '.bin'), dirname(node), pnpmDirectory]);
  if (!packages) return {node, env};
  const stamp = installStamp(node);
  if (!isInstalled(stamp)) {
    await withInstallLock(async () => {
      // Looked at again: the run that was waited for may have done it.
      if (!isInstalled(stamp)) await installPackages(stamp, {node, env});
    });
  }
  return {node, env};
}

// Windows spells the variable `Path`, and a second spelling beside it would win or lose by chance.
function withPath(directories) {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  return {...process.env, [name]: [...directories, process.env[name] ?? ''].join(delimiter)};
}
