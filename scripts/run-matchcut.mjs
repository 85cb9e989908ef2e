import {join} from 'node:path';
import {rootDirectory} from './bootstrap/paths.mjs';
import {runSource} from './run-source.mjs';

/**
 * Runs the `matchcut` command line from source.
 *
 * @param {{node: string, env: NodeJS.ProcessEnv}} tools
 * @param {readonly string[]} args
 * @param {string} cwd the film project
 * @returns {Promise<number>} its exit code
 */
export function runMatchcut(tools, args, cwd) {
  return runSource(tools, join(rootDirectory, 'packages', 'matchcut', 'src', 'bin.ts'), args, cwd);
}
