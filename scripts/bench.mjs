// Runs the measurements in bench/, or the one named, with its own arguments: pnpm bench planning, pnpm bench cutting bars
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {main} from './bootstrap/main.mjs';
import {rootDirectory} from './bootstrap/paths.mjs';
import {runSource} from './run-source.mjs';

await main(async (tools, [name, ...args]) => {
  const files = readdirSync(join(rootDirectory, 'bench'))
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) => name === undefined || name === file.replace(/\.tsx?$/, ''))
    .toSorted();
  for (const file of files) {
    process.stdout.write(`\n# ${file}\n`);
    const exitCode = await runSource(tools, join(rootDirectory, 'bench', file), args, rootDirectory);
    if (exitCode !== 0) return exitCode;
  }
  return files.length > 0 ? 0 : 1;
});
