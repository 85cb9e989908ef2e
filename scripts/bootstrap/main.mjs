import {BootstrapError} from './bootstrap-error.mjs';
import {bootstrap} from './bootstrap.mjs';

/**
 * The body of a script: brings what is needed, runs, and ends the process with the exit code.
 *
 * @param {(tools: {node: string, env: NodeJS.ProcessEnv}, args: readonly string[]) => Promise<number>} run
 * @param {{packages?: boolean}} [needs]
 */
export async function main(run, needs) {
  try {
    process.exitCode = await run(await bootstrap(needs), process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof BootstrapError)) throw error;
    const lines = [
      error.message,
      ...error.details
        .split('\n')
        .filter(Boolean)
        .map((line) => `  | ${line}`),
      error.hint,
    ];
    process.stderr.write(`\n${lines.join('\n')}\n`);
    process.exitCode = 1;
  }
}
