import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {BootstrapError} from './bootstrap-error.mjs';
import {rootDirectory} from './paths.mjs';
import {runQuietly} from './run-quietly.mjs';

/** Loads FFmpeg once after an install: a machine that it wasn't built for is told now, not in the middle of a render. */
export async function checkMediaBackend(node) {
  const cwd = join(rootDirectory, 'packages', 'media');
  if (!existsSync(cwd)) return;
  const {exitCode, output} = await runQuietly(
    node,
    ['--input-type=module', '--eval', 'await import("node-av")'],
    {
      cwd,
      env: process.env,
      doing: 'loading FFmpeg',
    },
  );
  if (exitCode === 0) return;
  throw new BootstrapError(
    `FFmpeg (node-av) doesn’t load on ${process.platform}-${process.arch}.`,
    'It is built for Linux with glibc, macOS and Windows, on x64 and arm64. A missing system library is named above.',
    output
      .trim()
      .split('\n')
      .filter((line) => /error|cannot|lib/i.test(line))
      .slice(0, 4)
      .join('\n'),
  );
}
