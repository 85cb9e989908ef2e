import {copyFile, readFile, stat, truncate, utimes, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createMedia} from '@matchcut/media';
import type {Step} from '@matchcut/plan';
import type {Store} from '@matchcut/store';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {makeCuttingProject, smallShape, type CuttingProject} from './cutting-project.ts';
import {paintNumberedClip} from './numbered-clips.ts';

const media = createMedia();
/** Of which a busy machine may take some. */
const minutes = 60_000;
const kinds = ['conform', 'segment', 'soundtrack'] as const;
let project: CuttingProject;
let steps: readonly Step[] = [];
let frames: readonly string[] = [];

beforeAll(async () => {
  project = await makeCuttingProject({
    paint: (folder) =>
      paintNumberedClip(media, join(folder, 'clip-0.mp4'), {number: 1, frames: 60}, smallShape),
    files: {
      'film.tsx': [
        "import {Film, Overlay, Scene, defineFilm} from 'matchcut';",
        'const scene = <Scene id="a" seconds={2}>clip 0<Overlay from={1} seconds={1}><h1>Title</h1></Overlay></Scene>;',
        `export default defineFilm({id: 'film', render: () => <Film title="Damage" fps={30}>{scene}</Film>});`,
      ].join('\n'),
    },
  });
  await project.render();
  steps = await project.plan();
  frames = await media.hashFrames(project.cut);
}, 5 * minutes);

afterAll(async () => {
  await project?.remove();
  await media.close();
});

type Damage = {
  readonly name: string;
  readonly spoil: (step: Step, store: Store) => Promise<void>;
  /** What is said of each. */
  readonly words: (kind: string) => RegExp;
};

const damages: readonly Damage[] = [
  {
    name: 'a file that was cut off',
    async spoil({key}, store) {
      const {path} = await store.open(key);
      await truncate(path, (await stat(path)).size - 100);
    },
    words: (kind) => new RegExp(`^The stored ${kind} \\w+ is damaged \\(wrong-size\\)`, 'm'),
  },
  {
    name: 'other bytes in a file of the same size and age',
    async spoil({key}, store) {
      const {path} = await store.open(key);
      const {atime, mtime} = await stat(path);
      const bytes = await readFile(path);
      // In the midst of the pictures or sounds: the index is sound.
      const at = bytes.indexOf('mdat') + 200;
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      await writeFile(path, bytes);
      await utimes(path, atime, mtime);
    },
    words: (kind) => new RegExp(`^made again: 16:9 ${kind} .* its bytes are not the ones`, 'm'),
  },
  {
    name: 'a well-formed file of another length',
    async spoil({key}, store) {
      const {record, path} = await store.open(key);
      const shorter = await store.temporaryFile('.mp4');
      await shorten(path, shorter, record.kind === 'soundtrack');
      await store.put(record, shorter);
    },
    words: (kind) =>
      new RegExp(
        `^made again: 16:9 ${kind} .* (has \\d+ frames instead of \\d+|is 1\\.\\d+ s long instead of 2\\.00 s)`,
        'm',
      ),
  },
  {
    name: 'a record of something else',
    async spoil({key}, store) {
      const {record, path} = await store.open(key);
      const copy = await store.temporaryFile('.mp4');
      await copyFile(path, copy);
      await store.put({...record, request: {...record.request, semantics: 'of another version'}}, copy);
    },
    words: (kind) => new RegExp(`^made again: 16:9 ${kind} .* is of something else`, 'm'),
  },
];

/** The same picture or sound, but for its end. */
async function shorten(path: string, to: string, isSound: boolean): Promise<void> {
  const {frameRate} = smallShape;
  if (!isSound) {
    const length = (await media.probe(path)).video?.frames ?? 0;
    return media.join({
      parts: [{path, fromFrame: 0, frames: length - 1}],
      frameRate,
      timescale: 30_000,
      sound: null,
      output: {path: to, format: 'mp4'},
    });
  }
  return media.transcode({
    inputs: [{path}],
    graph: '[0:a]atrim=end_sample=48000[a]',
    video: null,
    audio: {codec: 'aac', options: {b: '192k'}, sampleRate: 48_000},
    output: {path: to, format: 'mp4'},
  });
}

test.each(damages)('$name never gets into a cut', async ({spoil, words}) => {
  const bad = steps.filter(({kind}) => kinds.some((one) => one === kind));
  expect(bad.map(({kind}) => kind)).toEqual([...kinds]);
  await project.withStore(async (store) => {
    for (const step of bad) await spoil(step, store);
    for (const {kind, key} of steps) if (kind === 'cut') await store.drop(key);
  });
  const {stderr} = await project.render();
  for (const {kind} of bad) expect(stderr).toMatch(words(kind));
  expect(await media.hashFrames(project.cut)).toEqual(frames);
});
