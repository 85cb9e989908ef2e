import {writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {measureCommand, type Measured} from './measure-command.ts';

const require = createRequire(import.meta.url);

/** The FFmpeg that Remotion brings along: a plain program, for the floor and the ceiling of what a cut costs. */
const binaries = dirname(
  createRequire(require.resolve('@remotion/renderer')).resolve(
    '@remotion/compositor-linux-x64-gnu/package.json',
  ),
);

/** Runs it on files one after another, with an index in front as players want it. */
export function ffmpegOnAll(
  inputs: readonly string[],
  args: readonly string[],
  out: string,
  folder: string,
): Promise<Measured> {
  const list = join(folder, 'list.txt');
  writeFileSync(list, inputs.map((path) => `file '${path}'`).join('\n'));
  return measureCommand(
    join(binaries, 'ffmpeg'),
    ['-v', 'error', '-y', '-f', 'concat', '-safe', '0', '-i', list, ...args, '-movflags', '+faststart', out],
    {cwd: folder, env: {...process.env, LD_LIBRARY_PATH: binaries}},
  );
}

/** The least that any cut can cost: packets are read and written. */
export const packetCopy: readonly string[] = ['-c', 'copy'];

/** What a cut costs that is made anew: everything decoded and encoded. */
export const fullEncode: readonly string[] =
  '-c:v libx264 -preset medium -crf 18 -pix_fmt yuv420p -c:a aac -b:a 192k'.split(' ');
