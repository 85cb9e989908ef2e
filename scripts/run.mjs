// Runs any command with the workspace's own Node, pnpm and programs on PATH: node scripts/run.mjs pnpm lint
import {main} from './bootstrap/main.mjs';
import {rootDirectory} from './bootstrap/paths.mjs';
import {runCommand} from './bootstrap/run-command.mjs';

await main(({env}, [command = 'pnpm', ...args]) => runCommand(command, args, {cwd: rootDirectory, env}));
