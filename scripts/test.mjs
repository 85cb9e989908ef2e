// `npm test`: brings what is needed, then runs every test. Arguments go to vitest: npm test -- packages/plan
import {join} from 'node:path';
import {main} from './bootstrap/main.mjs';
import {rootDirectory} from './bootstrap/paths.mjs';
import {runCommand} from './bootstrap/run-command.mjs';

await main(({node, env}, args) =>
  runCommand(node, [join(rootDirectory, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...args], {
    cwd: rootDirectory,
    env,
  }),
);
