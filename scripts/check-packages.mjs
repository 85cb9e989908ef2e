// Packs every package as it would be published and holds the tarballs against publint and attw. Needs `pnpm build`.
import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {main} from './bootstrap/main.mjs';
import {rootDirectory} from './bootstrap/paths.mjs';
import {runCommand} from './bootstrap/run-command.mjs';

await main(async ({env}) => {
  const directory = mkdtempSync(join(tmpdir(), 'matchcut-packed-'));
  const run = (command, ...args) => runCommand(command, args, {cwd: rootDirectory, env});
  try {
    const packed = await run(
      'pnpm',
      '--recursive',
      '--filter=./packages/*',
      'pack',
      '--pack-destination',
      directory,
    );
    if (packed !== 0) return packed;
    let worst = 0;
    for (const name of readdirSync(directory).sort()) {
      const tarball = join(directory, name);
      worst = Math.max(worst, await run('publint', 'run', tarball, '--strict'));
      worst = Math.max(
        worst,
        await run('attw', tarball, '--profile', 'esm-only', '--no-emoji', '--format', 'ascii'),
      );
    }
    return worst;
  } finally {
    rmSync(directory, {recursive: true, force: true});
  }
});
