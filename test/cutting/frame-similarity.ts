import {readFile, rm} from 'node:fs/promises';
import type {Media} from '@matchcut/media';
import {smallShape} from './cutting-project.ts';

/**
 * SSIM of each picture of one file with that picture of another, 0 to 1. `ahead` compares with later pictures of the
 * other file instead: the first number is then of picture 0 and picture `ahead`. Counted by picture on both sides,
 * because clocks of other units would be off by one somewhere.
 */
export async function frameSimilarity(
  media: Media,
  path: string,
  reference: string,
  ahead = 0,
): Promise<readonly number[]> {
  const stats = `${path}.${ahead}.ssim`;
  const {numerator, denominator} = smallShape.frameRate;
  const locked = `settb=${denominator}/${numerator},setpts=N`;
  const from = (frame: number): string => `trim=start_frame=${Math.max(0, frame)},${locked}`;
  await media.transcode({
    inputs: [{path}, {path: reference}],
    graph: `[0:v]${from(-ahead)}[a];[1:v]${from(ahead)}[b];[a][b]ssim=stats_file=${stats}:shortest=1[v]`,
    video: {
      codec: 'rawvideo',
      options: {},
      frameRate: smallShape.frameRate,
      timescale: numerator * 1000,
    },
    audio: null,
    output: {path: `${path}.nothing`, format: 'null'},
  });
  const lines = (await readFile(stats, 'utf8')).trim().split('\n');
  await rm(stats);
  const found = lines.map((line) => Number(/All:([\d.]+)/.exec(line)?.[1]));
  if (found.some(Number.isNaN)) throw new TypeError(`${path} could not be compared with ${reference}.`);
  return found;
}
