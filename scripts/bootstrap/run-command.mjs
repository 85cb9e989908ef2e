import {spawn} from 'node:child_process';
import {constants} from 'node:os';
import {BootstrapError} from './bootstrap-error.mjs';

/**
 * Runs a program in the foreground and waits for it.
 *
 * @returns {Promise<number>} its exit code; 128 + n where signal n ended it
 */
export function runCommand(command, args, {cwd, env}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {cwd, env, stdio: 'inherit'});
    // A terminal sends Ctrl-C to both; this process waits for the child's own orderly end. Others are passed on.
    const ignore = () => {};
    const pass = (signal) => child.kill(signal);
    process.on('SIGINT', ignore);
    process.on('SIGTERM', pass);
    child.on('error', (error) =>
      reject(
        error.code === 'ENOENT'
          ? new BootstrapError(
              `There is no program "${command}".`,
              'See CONTRIBUTING.md for what can be run.',
            )
          : error,
      ),
    );
    child.on('close', (code, signal) => {
      process.removeListener('SIGINT', ignore);
      process.removeListener('SIGTERM', pass);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}
