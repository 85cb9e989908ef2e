import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import {askRegistry} from './ask-registry.mjs';
import {explainFailure} from './explain-failure.mjs';
import {npmCommand} from './npm-command.mjs';
import {packageManagerEnv} from './package-manager-env.mjs';
import {toolchainDirectory} from './paths.mjs';
import {runQuietly} from './run-quietly.mjs';
import {say} from './say.mjs';

/**
 * Where a pinned tool lives. It exists only complete: it is installed beside and renamed into place.
 *
 * @param {string} spec `name@version`
 */
export function toolDirectory(spec) {
  return join(toolchainDirectory, spec);
}

/**
 * Installs one npm package into `.toolchain/` unless it is there.
 *
 * @param {string} spec `name@version`
 * @param {string} saying what is told while it is fetched
 * @returns {Promise<string>} its `node_modules`
 */
export async function installTool(spec, saying) {
  const directory = toolDirectory(spec);
  const modules = join(directory, 'node_modules');
  if (existsSync(modules)) return modules;
  say(saying);
  mkdirSync(toolchainDirectory, {recursive: true});
  removeAbandonedAttempts();
  const attempt = mkdtempSync(join(toolchainDirectory, 'incomplete-'));
  try {
    writeFileSync(join(attempt, 'package.json'), '{"private": true}\n');
    const registry = await askRegistry();
    const npm = npmCommand();
    // No install scripts: both tools work without, and many machines forbid them.
    const args = ['install', '--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'];
    const {exitCode, output} = await runQuietly(
      npm.command,
      [
        ...npm.args,
        ...args,
        '--include=optional',
        registry.isReachable ? '--prefer-offline' : '--offline',
        '--loglevel=error',
        spec,
      ],
      {cwd: attempt, env: packageManagerEnv(), doing: `fetching ${spec}`},
    );
    if (exitCode !== 0)
      throw explainFailure(`Fetching ${spec} with npm`, registry.isReachable ? output : registry.output);
    // mkdtemp keeps others out; a checkout may be shared.
    chmodSync(attempt, 0o755);
    renameIntoPlace(attempt, directory);
  } finally {
    rmSync(attempt, {recursive: true, force: true});
  }
  return modules;
}

// A run that was killed leaves its attempt behind; one that is an hour old is nobody's.
function removeAbandonedAttempts() {
  for (const name of readdirSync(toolchainDirectory).filter((entry) => entry.startsWith('incomplete-'))) {
    const path = join(toolchainDirectory, name);
    const modified = statSync(path, {throwIfNoEntry: false})?.mtimeMs ?? 0;
    if (Date.now() - modified > 3_600_000) rmSync(path, {recursive: true, force: true});
  }
}

function renameIntoPlace(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    // Another run was faster; its copy is as good.
    if (!existsSync(join(to, 'node_modules'))) throw error;
  }
}
