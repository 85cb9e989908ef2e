import {createRequire} from 'node:module';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {rootDirectory} from './bootstrap/paths.mjs';
import {runCommand} from './bootstrap/run-command.mjs';

/**
 * Runs the `matchcut` command line from its TypeScript source, nothing built.
 *
 * @param {{node: string, env: NodeJS.ProcessEnv}} tools
 * @param {readonly string[]} args
 * @param {string} cwd the film project
 * @returns {Promise<number>} its exit code
 */
export function runMatchcut({node, env}, args, cwd) {
  const loader = pathToFileURL(createRequire(join(rootDirectory, 'package.json')).resolve('tsx'));
  const bin = join(rootDirectory, 'packages', 'matchcut', 'src', 'bin.ts');
  return runCommand(node, ['--conditions=@matchcut/source', '--import', loader.href, bin, ...args], {
    cwd,
    // tsx looks for the JSX settings in the working directory, which is a film's.
    env: {...env, TSX_TSCONFIG_PATH: join(rootDirectory, 'tsconfig.base.json')},
  });
}
