import {copyFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Engine} from '../../packages/engine/src/index.ts';

/** An engine that gives out what is in a folder: "clip 3" is its clip-3.mp4. Free and at once. */
export function clipEngine(folder: string): Engine {
  return {
    id: 'clips',
    model: 'clips-1',
    semantics: 'clips/1',
    options: {},
    billing: 'free',
    capabilities: {
      sizes: [{width: 1280, height: 720}],
      seconds: [10],
      frameRate: {numerator: 30, denominator: 1},
      identities: {kind: 'look', perShot: 4},
      continuation: {kind: 'none'},
      edit: false,
      firstFrame: false,
      sound: true,
      promptLength: 1000,
    },
    quote: () => ({usd: 0}),
    submit: async ({prompt, take}) => ({
      engine: 'clips',
      model: 'clips-1',
      id: `${prompt} ${take}`,
      state: {file: `clip-${/clip (\d+)/.exec(prompt)?.[1] ?? '0'}.mp4`},
    }),
    status: async () => ({kind: 'completed'}),
    fetch: async ({state: {file}}, to) =>
      copyFile(join(folder, typeof file === 'string' ? file : 'clip-0.mp4'), to),
    createCharacter: () => Promise.reject(new Error('These clips have no characters.')),
    close: async () => {},
  };
}
