import {copyFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Engine} from '@matchcut/engine';

/** An engine that gives out what is in a folder: "clip 3" is its clip-3.mp4, new or as a continuation. Free and at once. */
export function clipFolderEngine(
  folder: string,
  size: {readonly width: number; readonly height: number},
): Engine {
  return {
    id: 'clip-folder',
    model: 'clip-folder-1',
    semantics: 'clip-folder/1',
    options: {},
    billing: 'free',
    capabilities: {
      sizes: [size],
      seconds: [1, 2, 3, 4, 6],
      frameRate: 'requested',
      identities: {kind: 'look', perShot: 4},
      continuation: {
        kind: 'extension',
        seconds: [1, 2, 3, 4],
        count: 4,
        totalSeconds: 60,
        returns: 'part',
        identities: false,
      },
      edit: false,
      firstFrame: false,
      sound: true,
      promptLength: 1000,
    },
    quote: () => ({usd: 0}),
    submit: async ({prompt, take}) => ({
      engine: 'clip-folder',
      model: 'clip-folder-1',
      id: `${prompt} ${take}`,
      state: {file: `clip-${/clip (\d+)/.exec(prompt)?.[1] ?? '0'}.mp4`},
    }),
    status: async () => ({kind: 'completed'}),
    fetch: async ({state: {file}}, to) => {
      if (typeof file !== 'string') throw new TypeError('A job of this engine names its file.');
      await copyFile(join(folder, file), to);
    },
    createCharacter: () => Promise.reject(new Error('These clips have no characters.')),
    close: async () => {},
  };
}
