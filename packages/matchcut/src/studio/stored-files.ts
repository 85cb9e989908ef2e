import {stat} from 'node:fs/promises';
import type {Media} from '@matchcut/media';
import {StoreError, type Store} from '@matchcut/store';
import type {Digest, Key} from '@matchcut/plan';
import type {Image, StoredFile, WaveView} from '@matchcut/studio';
import type {Project} from '../project/open-project.ts';
import {waveformsDirOf} from '../project/state-dir.ts';
import {openWaveShelf} from '../waveforms/wave-shelf.ts';

/** Clips, pictures of them and waves of sounds, for the page. `null` for what is not there. */
export type StoredFiles = {
  readonly artifact: (key: string) => Promise<StoredFile | null>;
  readonly picture: (key: string, frame: number, width: number | null) => Promise<Image | null>;
  readonly wave: (
    digest: string,
    project: Pick<Project, 'stateDir'>,
    fileOf: (digest: string) => Promise<string | null>,
  ) => Promise<WaveView | null>;
};

export function createStoredFiles(store: Store, media: () => Media, signal: AbortSignal): StoredFiles {
  const pathOf = async (key: string): Promise<string | null> => {
    if (!/^[0-9a-f]{64}$/.test(key)) return null;
    try {
      return (await store.open(key as Key)).path;
    } catch (error) {
      if (StoreError.is(error) && (error.code === 'store-missing' || error.code === 'store-corrupt'))
        return null;
      throw error;
    }
  };
  return {
    async artifact(key) {
      const path = await pathOf(key);
      if (path === null) return null;
      return {path, sizeBytes: (await stat(path)).size, mediaType: 'video/mp4'};
    },
    async picture(key, frame, width) {
      const path = await pathOf(key);
      if (path === null) return null;
      const [bytes] = await media().frames(
        {path, frames: [frame], ...(width === null ? {} : {width})},
        {signal},
      );
      return bytes === undefined ? null : {bytes, mediaType: 'image/png'};
    },
    async wave(digest, {stateDir}, fileOf) {
      const path = await fileOf(digest);
      if (path === null) return null;
      const shelf = openWaveShelf(waveformsDirOf(stateDir), media(), signal);
      const {perSecond, min, max} = await shelf.waveOf({path, digest: digest as Digest});
      return {perSecond, peaks: Array.from(max, (high, at) => Math.max(high, -(min[at] ?? 0)))};
    },
  };
}
