import {execFile} from 'node:child_process';
import {dirname} from 'node:path';

type Output = {readonly stdout: string; readonly stderr: string};

/** Runs a program as a stranger's shell would; throws with its output where it fails. */
export function run(
  command: string,
  args: readonly string[],
  {cwd}: {readonly cwd: string},
): Promise<Output> {
  return new Promise((resolve, reject) => {
    const options = {cwd, env: strangersEnv(), maxBuffer: 64 * 1024 * 1024};
    execFile(command, [...args], options, (error, stdout, stderr) => {
      if (error === null) resolve({stdout, stderr});
      else reject(new Error(`${command} ${args.join(' ')} failed.\n${stdout}\n${stderr}`));
    });
  });
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
