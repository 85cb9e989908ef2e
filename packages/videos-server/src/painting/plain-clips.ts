import {createHash, randomUUID} from 'node:crypto';
import {existsSync, mkdirSync, renameSync} from 'node:fs';
import {join} from 'node:path';
import type {Media} from '@matchcut/media';
import type {ClipPainter, ClipToPaint} from './clip-painter.ts';
import {audioAlike, videoAlike} from './encode-alike.ts';
import {frameRate, sampleRate} from './stitch.ts';
import {share} from './video-files.ts';

const colours = ['#c4492f', '#d99a2b', '#2f7f7b', '#3d6598', '#6d568c', '#4f7d53', '#54707f', '#8c3f47'];

/**
 * Real clips of the right size and length with one flat colour and silence, for load tests: each is encoded once, and
 * every video that shows the same has it under another name.
 */
export function openPlainClips(directory: string, media: Media): ClipPainter {
  mkdirSync(directory, {recursive: true});
  const making = new Map<string, Promise<string>>();

  const clipOf = async (size: string, seconds: number, colour: string): Promise<string> => {
    const path = join(directory, `${size}-${seconds}s-${colour.slice(1)}.mp4`);
    if (existsSync(path)) return path;
    const draft = join(directory, `${randomUUID()}.mp4`);
    const frames = seconds * frameRate.numerator;
    await media.transcode({
      inputs: [],
      graph: [
        `color=c=${colour}:s=${size}:r=${frameRate.numerator},setsar=1,trim=end_frame=${frames}`,
        ',scale=out_color_matrix=bt709:out_range=tv,format=yuv420p[v]',
        `;anullsrc=r=${sampleRate}:cl=stereo,atrim=end_sample=${seconds * sampleRate}[a]`,
      ].join(''),
      video: {...videoAlike, frames},
      audio: audioAlike,
      output: {path: draft, format: 'mp4', options: {movflags: '+faststart'}},
    });
    renameSync(draft, path);
    return path;
  };

  return {
    paintClip: async ({size, seconds, ...clip}, to) => {
      const colour = colourOf(clip);
      const name = `${size} ${seconds} ${colour}`;
      const made = making.get(name) ?? clipOf(size, seconds, colour);
      making.set(name, made);
      try {
        share(await made, to);
      } finally {
        making.delete(name);
      }
    },
    close: async () => {},
  };
}

function colourOf({prompt, edit, take}: Pick<ClipToPaint, 'prompt' | 'edit' | 'take'>): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([prompt, edit, take]))
    .digest();
  return colours[(hash[0] ?? 0) % colours.length] ?? '#54707f';
}
