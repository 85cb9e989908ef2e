import {execFile} from 'node:child_process';
import {dirname} from 'node:path';
import {promisify} from 'node:util';

const execute = promisify(execFile);

/** Runs a program as a stranger's shell would; throws with its output where it fails. */
export async function run(
  command: string,
  args: readonly string[],
  {cwd}: {readonly cwd: string},
): Promise<{readonly stdout: string; readonly stderr: string}> {
  try {
    return await execute(command, [...args], {cwd, env: strangersEnv(), maxBuffer: 64 * 1024 * 1024});
  } catch (error) {
    const {stdout, stderr} = output(error);
    throw new Error(`${command} ${args.join(' ')} failed.\n${stdout}\n${stderr}`);
  }
}

/** Without what npm, pnpm and vitest leave in the environment of the processes that they start. */
function strangersEnv(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^(npm_(?!config_(registry|cache|cafile|proxy|https_proxy))|pnpm_|vitest|node_options$|node_env$|tsx_)/i.test(
        name,
      ),
  );
  const env = Object.fromEntries(kept);
  return {...env, PATH: [dirname(process.execPath), env['PATH'] ?? ''].join(':')};
}

function output(error: unknown): {readonly stdout: string; readonly stderr: string} {
  const {stdout, stderr} = Object(error);
  return {stdout: String(stdout ?? ''), stderr: String(stderr ?? '')};
}
