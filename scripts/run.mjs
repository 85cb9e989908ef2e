// Runs any command with the workspace's own Node, pnpm and programs on PATH: node scripts/run.mjs pnpm lint
import {main} from './bootstrap/main.mjs';
import {rootDirectory} from './bootstrap/paths.mjs';
import {runCommand} from './bootstrap/run-command.mjs';

const [command = 'pnpm', ...args] = process.argv.slice(2);
// The one command that must work where the lockfile does not fit: it is what mends it.
const installs =
  command === 'pnpm' && ['install', 'i', 'add', 'remove', 'update'].includes(args[0] ?? 'install');

await main(({env}) => runCommand(command, args, {cwd: rootDirectory, env}), {packages: !installs});
