import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Media} from '@matchcut/media';
import {makeCuttingProject, smallShape, type CuttingProject} from './cutting-project.ts';
import {paintNumberedClip} from './numbered-clips.ts';

/** The lengths of the clips of `film/film.tsx`: one for each of its shots, in their order. */
const clips = [60, 60, 60, 30];

export const jointsFrames = 195;

/** When its second label shows, and where the bar of it is, as FFmpeg's `crop` has it. */
export const jointsLabel = {
  from: 60,
  to: 90,
  bar: `crop=w=8:h=96:x='${smallShape.width}*(0.05+0.45*clip(n-60,0,29)/30)+2':y=${smallShape.height * 0.4 + 6}`,
};

/** A project with it. */
export async function jointsProject(media: Media): Promise<CuttingProject> {
  return makeCuttingProject({
    files: await filesOfFilm(),
    async paint(folder) {
      for (const [number, frames] of clips.entries())
        await paintNumberedClip(media, join(folder, `clip-${number}.mp4`), {number, frames}, smallShape);
    },
  });
}

async function filesOfFilm(): Promise<Readonly<Record<string, string>>> {
  const names = ['film.tsx', 'moving-label.tsx'];
  const texts = names.map((name) => readFile(join(import.meta.dirname, 'film', name), 'utf8'));
  return Object.fromEntries((await Promise.all(texts)).map((text, index) => [names[index], text]));
}
