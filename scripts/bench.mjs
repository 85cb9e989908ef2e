// Runs the measurements in bench/, or those named: pnpm bench planning
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {main} from './bootstrap/main.mjs';
import {rootDirectory} from './bootstrap/paths.mjs';
import {runSource} from './run-source.mjs';

await main(async (tools, names) => {
  const files = readdirSync(join(rootDirectory, 'bench'))
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) => names.length === 0 || names.includes(file.replace(/\.tsx?$/, '')))
    .toSorted();
  for (const file of files) {
    process.stdout.write(`\n# ${file}\n`);
    const exitCode = await runSource(tools, join(rootDirectory, 'bench', file), [], rootDirectory);
    if (exitCode !== 0) return exitCode;
  }
  return files.length > 0 ? 0 : 1;
});
