import {createRequire} from 'node:module';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {rootDirectory} from './bootstrap/paths.mjs';
import {runCommand} from './bootstrap/run-command.mjs';

/**
 * Runs a TypeScript program of this workspace from source, nothing built.
 *
 * @param {{node: string, env: NodeJS.ProcessEnv}} tools
 * @param {string} program
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {Promise<number>} its exit code
 */
export function runSource({node, env}, program, args, cwd) {
  const loader = pathToFileURL(createRequire(join(rootDirectory, 'package.json')).resolve('tsx'));
  return runCommand(node, ['--conditions=@matchcut/source', '--import', loader.href, program, ...args], {
    cwd,
    // tsx looks for the JSX settings in the working directory, which may be a film's.
    env: {...env, TSX_TSCONFIG_PATH: join(rootDirectory, 'tsconfig.base.json')},
  });
}
