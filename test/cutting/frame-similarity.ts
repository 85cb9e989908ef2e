import {readFile, rm} from 'node:fs/promises';
import type {Media} from '@matchcut/media';
import {smallShape} from './cutting-project.ts';

/**
 * SSIM of each picture of one file with that picture of another, 0 to 1. `ahead` compares with later pictures of the
 * other file instead: the first number is then of picture 0 and picture `ahead`.
 */
export async function frameSimilarity(
  media: Media,
  path: string,
  reference: string,
  ahead = 0,
): Promise<readonly number[]> {
  const lines = await compareFrames(media, path, reference, {measure: 'ssim', ahead});
  return lines.map((line) => numberIn(line, /All:([\d.]+)/));
}

/**
 * How far the colours of a part of each picture are from those of the other file's: root mean square of the worse
 * chroma plane, of 255. `part` is FFmpeg's `crop`, which may follow what moves.
 */
export async function frameColours(
  media: Media,
  path: string,
  reference: string,
  part: string,
): Promise<readonly number[]> {
  const lines = await compareFrames(media, path, reference, {measure: 'psnr', part});
  return lines.map((line) =>
    Math.sqrt(Math.max(numberIn(line, /mse_u:([\d.]+)/), numberIn(line, /mse_v:([\d.]+)/))),
  );
}

/** Counted by picture on both sides, because clocks of other units would be off by one somewhere. */
async function compareFrames(
  media: Media,
  path: string,
  reference: string,
  options: {readonly measure: 'ssim' | 'psnr'; readonly ahead?: number; readonly part?: string},
): Promise<readonly string[]> {
  const {measure, ahead = 0, part} = options;
  const stats = `${path}.${measure}`;
  const {numerator, denominator} = smallShape.frameRate;
  const locked = `settb=${denominator}/${numerator},setpts=N`;
  const from = (frame: number): string =>
    `trim=start_frame=${Math.max(0, frame)},${locked}${part === undefined ? '' : `,${part}`}`;
  await media.transcode({
    inputs: [{path}, {path: reference}],
    graph: `[0:v]${from(-ahead)}[a];[1:v]${from(ahead)}[b];[a][b]${measure}=stats_file=${stats}:shortest=1[v]`,
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
  return lines;
}

function numberIn(line: string, value: RegExp): number {
  const number = Number(value.exec(line)?.[1]);
  if (Number.isNaN(number)) throw new TypeError(`"${line}" has no number that was looked for.`);
  return number;
}
