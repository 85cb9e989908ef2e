import {tmpdir} from 'node:os';
import {isNetworkFailure} from './explain-failure.mjs';
import {npmCommand} from './npm-command.mjs';
import {packageManagerEnv} from './package-manager-env.mjs';
import {runQuietly} from './run-quietly.mjs';

let answer;

/**
 * Asks once whether the registry that npm is set to can be reached, through its proxy if it has one. Without this an
 * unreachable one is told only after every package of the lockfile was tried several times.
 *
 * @returns {Promise<{isReachable: boolean, output: string}>} `output` is what npm said
 */
export function askRegistry() {
  answer ??= ping();
  return answer;
}

async function ping() {
  const npm = npmCommand();
  const {exitCode, output} = await runQuietly(npm.command, [...npm.args, 'ping', '--loglevel=error'], {
    cwd: tmpdir(),
    env: {...packageManagerEnv(), npm_config_fetch_retries: '0', npm_config_fetch_timeout: '20000'},
    doing: 'asking the npm registry',
  });
  // A mirror that doesn't know the question, or wants a login for it, has answered.
  return {isReachable: exitCode === 0 || !isNetworkFailure(output), output};
}
