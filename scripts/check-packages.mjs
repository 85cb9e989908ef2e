// Packs every package as it would be published and holds the tarballs against publint and attw. Needs `pnpm build`.
import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {main} from './bootstrap/main.mjs';
import {rootDirectory} from './bootstrap/paths.mjs';
import {runQuietly} from './bootstrap/run-quietly.mjs';

await main(async ({env}) => {
  const directory = mkdtempSync(join(tmpdir(), 'matchcut-packed-'));
  try {
    const check = checkWith(env);
    const packing = ['--recursive', '--filter=./packages/*', 'pack', '--pack-destination', directory];
    if (!(await check('pack', 'pnpm', packing))) return 1;
    let isClean = true;
    for (const name of readdirSync(directory).toSorted()) {
      const tarball = join(directory, name);
      isClean = (await check(`publint ${name}`, 'publint', ['run', tarball, '--strict'])) && isClean;
      isClean =
        (await check(`attw ${name}`, 'attw', [tarball, '--profile', 'esm-only', '--no-emoji'])) && isClean;
    }
    return isClean ? 0 : 1;
  } finally {
    rmSync(directory, {recursive: true, force: true});
  }
});

/** Runs a check; its output is shown only where it fails. */
function checkWith(env) {
  return async (what, command, args) => {
    const {exitCode, output} = await runQuietly(command, args, {cwd: rootDirectory, env, doing: what});
    process.stdout.write(exitCode === 0 ? `${what}: clean\n` : `${what}: FAILED\n${output}\n`);
    return exitCode === 0;
  };
}
