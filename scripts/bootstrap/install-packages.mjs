import {askRegistry} from './ask-registry.mjs';
import {checkMediaBackend} from './check-media-backend.mjs';
import {checkSystem} from './check-system.mjs';
import {explainFailure} from './explain-failure.mjs';
import {forgetInstall, rememberInstall} from './install-stamp.mjs';
import {packageManagerEnv} from './package-manager-env.mjs';
import {rootDirectory} from './paths.mjs';
import {runQuietly} from './run-quietly.mjs';
import {say} from './say.mjs';

/** Installs the workspace exactly as the lockfile says. */
export async function installPackages(stamp, {node, env}) {
  say('installing the packages that pnpm-lock.yaml names (the first time: a minute or so, 600 MB) …');
  forgetInstall();
  const registry = await askRegistry();
  // Without a network, pnpm's store may still have everything.
  const network = registry.isReachable ? '--prefer-offline' : '--offline';
  const {exitCode, output} = await runQuietly(
    'pnpm',
    ['install', '--frozen-lockfile', network, '--reporter=append-only'],
    {
      cwd: rootDirectory,
      env: packageManagerEnv(env),
      doing: 'installing packages',
    },
  );
  if (exitCode !== 0) throw explainFailure('pnpm install', registry.isReachable ? output : registry.output);
  checkSystem();
  await checkMediaBackend(node);
  rememberInstall(stamp);
}
