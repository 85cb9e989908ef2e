import {mkdir, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import type {Media, Peaks} from '@matchcut/media';
import type {Digest} from '@matchcut/plan';
import {bytesOfPeaks, peaksOfBytes} from './peaks-file.ts';

/** The waves of sound files, each measured once for a project. */
export type WaveShelf = {
  /** Throws `media-unreadable` for a file without sound. */
  readonly waveOf: (file: SoundFile) => Promise<Peaks>;
};

export type SoundFile = {readonly path: string; readonly digest: Digest};

/** Finer than the pixels of any timeline on which a whole sound is seen. */
export const wavePerSecond = 50;

/** @param folder Where waves are kept, by the digests of their files. */
export function openWaveShelf(folder: string, media: Pick<Media, 'peaks'>, signal: AbortSignal): WaveShelf {
  return {
    async waveOf({path, digest}) {
      const file = join(folder, `${digest}.peaks`);
      const bytes = await readFile(file).catch(() => null);
      const known = bytes === null ? null : peaksOfBytes(bytes);
      if (known?.perSecond === wavePerSecond) return known;
      const peaks = await media.peaks({path, perSecond: wavePerSecond}, {signal});
      // A folder that may only be read has it measured again.
      await keep(file, bytesOfPeaks(peaks)).catch(() => {});
      return peaks;
    },
  };
}

async function keep(file: string, bytes: Uint8Array): Promise<void> {
  const partial = `${file}.${process.pid}.partial`;
  await mkdir(dirname(file), {recursive: true});
  try {
    await writeFile(partial, bytes);
    await rename(partial, file);
  } finally {
    await rm(partial, {force: true});
  }
}
