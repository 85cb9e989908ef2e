import {existsSync, mkdirSync} from 'node:fs';
import {join} from 'node:path';
import type {Media} from '../../packages/media/src/index.ts';

export const clipSeconds = 10;
export const clipRate = 30;
const clipSize = '1280x720';

/** How many different clips there are; a longer film plays them again in other shots. */
const variety = 6;

/**
 * Clips as an engine delivers them: 10 s of 720p30 with motion, grain and sound, in an encoding that no cut could
 * copy (reordered frames, long groups of pictures). The same on every machine.
 */
export async function syntheticClips(media: Media, folder: string): Promise<readonly string[]> {
  mkdirSync(folder, {recursive: true});
  const paths: string[] = [];
  for (let number = 0; number < variety; number += 1) {
    const path = join(folder, `clip-${number}.mp4`);
    if (!existsSync(path)) await makeClip(media, number, path);
    paths.push(path);
  }
  return paths;
}

function makeClip(media: Media, number: number, path: string): Promise<void> {
  const picture = [
    pictures[number % pictures.length] ?? '',
    `hue=h=${number * 60}`,
    `noise=alls=4:allf=t:all_seed=${number + 1}`,
    `trim=end_frame=${clipSeconds * clipRate}`,
    'setparams=colorspace=bt709:color_primaries=bt709:color_trc=bt709:range=tv',
    'format=yuv420p',
  ].join(',');
  const sound = [
    `sine=f=${220 + number * 55}:r=48000:d=${clipSeconds}`,
    'tremolo=f=3:d=0.6',
    'pan=stereo|c0=c0|c1=c0',
    'aformat=channel_layouts=stereo',
  ].join(',');
  return media.transcode({
    inputs: [],
    graph: `${picture}[v];${sound}[a]`,
    video: {
      codec: 'libx264',
      options: {preset: 'fast', crf: 16, bf: 3, g: 250, threads: 4},
      frameRate: {numerator: clipRate, denominator: 1},
      timescale: 90_000,
    },
    audio: {codec: 'aac', options: {b: '192k'}, sampleRate: 48_000},
    output: {path, format: 'mp4'},
  });
}

const pictures = [
  `mandelbrot=s=${clipSize}:r=${clipRate}:end_scale=0.02`,
  `testsrc2=s=${clipSize}:r=${clipRate}`,
  `gradients=s=${clipSize}:r=${clipRate}:seed=7:speed=0.02:n=6`,
  `mandelbrot=s=${clipSize}:r=${clipRate}:start_x=-1.25:start_y=-0.04:end_scale=0.01`,
  `life=s=640x360:r=${clipRate}:mold=20:ratio=0.12:seed=9:life_color=#d0a060:death_color=#204060:mold_color=#102030,scale=${clipSize}:flags=bicubic`,
  `gradients=s=${clipSize}:r=${clipRate}:seed=3:speed=0.05:n=4:type=radial`,
];
