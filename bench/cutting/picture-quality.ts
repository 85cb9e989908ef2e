import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Media} from '../../packages/media/src/index.ts';
import type {BenchFilm} from './bench-film.ts';
import {clipRate, clipSeconds} from './synthetic-clips.ts';

/** Of the frames that show a clip and nothing else. */
export type PictureQuality = {
  readonly frames: number;
  /** 0 to 1. */
  readonly ssim: {readonly mean: number; readonly worst: number};
  /** Decibel. */
  readonly psnr: {readonly mean: number; readonly worst: number};
};

const rate = {numerator: clipRate, denominator: 1};

/** Compares a cut with the clips it is made of, frame by frame. */
export async function pictureQuality(
  media: Media,
  film: BenchFilm,
  clips: readonly string[],
  cut: string,
  folder: string,
): Promise<PictureQuality> {
  const [ssimFile, psnrFile] = [join(folder, 'ssim.txt'), join(folder, 'psnr.txt')];
  const sources = film.scenes.map(({clip}) => ({path: clips[clip] ?? ''}));
  // Both sides counted by frame: times of other clocks would be off by one somewhere.
  const locked = 'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,settb=1/30,setpts=N';
  const joined = sources.map((_, index) => `[${index}:v]`).join('');
  await media.transcode({
    inputs: [...sources, {path: cut}],
    graph: [
      `${joined}concat=n=${sources.length}:v=1:a=0,${locked},split[a][b]`,
      `[${sources.length}:v]${locked},split[c][d]`,
      `[c][a]ssim=stats_file=${ssimFile}[e]`,
      `[d][b]psnr=stats_file=${psnrFile}[f]`,
      '[e][f]overlay[v]',
    ].join(';'),
    video: {codec: 'rawvideo', options: {}, frameRate: rate, timescale: clipRate * 1000},
    audio: null,
    output: {path: join(folder, 'nothing'), format: 'null'},
  });
  const shown = bareFrames(film);
  const ssim = readStats(ssimFile, /All:([\d.]+)/).filter((_, frame) => shown.has(frame));
  // Equal frames have an infinite one.
  const psnr = readStats(psnrFile, /psnr_avg:([\d.]+|inf)/).filter((_, frame) => shown.has(frame));
  return {
    frames: ssim.length,
    ssim: {mean: mean(ssim), worst: Math.min(...ssim)},
    psnr: {mean: mean(psnr), worst: Math.min(...psnr)},
  };
}

function bareFrames({scenes}: BenchFilm): ReadonlySet<number> {
  const sceneFrames = clipSeconds * clipRate;
  return new Set(
    scenes.flatMap(({title}, scene) =>
      Array.from({length: sceneFrames}, (_, frame) => frame)
        .filter(
          (frame) =>
            title === null ||
            frame < title.from * clipRate ||
            frame >= (title.from + title.seconds) * clipRate,
        )
        .map((frame) => scene * sceneFrames + frame),
    ),
  );
}

function readStats(path: string, value: RegExp): readonly number[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => value.exec(line)?.[1])
    .filter((text) => text !== undefined)
    .map((text) => (text === 'inf' ? 100 : Number(text)));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
