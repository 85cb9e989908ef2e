import {copyFile, mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {createMedia} from '@matchcut/media';
import type {CutPart} from '@matchcut/plan';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {keyOf, smallScale, type CuttingProject} from './cutting-project.ts';
import {frameColours, frameSimilarity} from './frame-similarity.ts';
import {jointsFrames as frames, jointsLabel, jointsProject} from './joints-film.ts';
import {renderPlain} from './render-plain.ts';

// One film with every kind of joint, cut once by Matchcut and once by Remotion alone; every test looks at those two.

const media = createMedia();
/** Of which a busy machine may take some. */
const minutes = 60_000;
let project: CuttingProject;
let plain = '';
let parts: readonly CutPart[] = [];
/** Of each stored artifact that the cut is made of, a hash of every picture. */
const sources = new Map<string, readonly string[]>();
/** Frames of the cut that are copied from a conformed clip. */
const copied = new Set<number>();

beforeAll(async () => {
  project = await jointsProject(media);
  await project.render();
  parts = (await project.plannedCut()).request.parts;
  const conforms = (await project.plan()).filter(({kind}) => kind === 'conform');
  const clips = join(project.folder, 'conformed');
  await mkdir(clips);
  await project.withStore(async (store) => {
    for (const source of new Set(parts.map((part) => part.source)))
      sources.set(source, await media.hashFrames((await store.open(keyOf(source))).path));
    for (const {key, address} of conforms) {
      const name = address.replace('film/', '').replaceAll('/', '-');
      await copyFile((await store.open(keyOf(key))).path, join(clips, `${name}.mp4`));
    }
  });
  let at = 0;
  for (const {source, frames: length} of parts) {
    if (conforms.some(({key}) => key === source))
      for (let frame = at; frame < at + length; frame += 1) copied.add(frame);
    at += length;
  }
  plain = join(project.folder, 'plain.mp4');
  await renderPlain(clips, plain, {folder: project.folder, scale: smallScale});
}, 5 * minutes);

afterAll(async () => {
  await project?.remove();
  await media.close();
});

describe('every joint of a cut', () => {
  test('has the very frames of the conformed clips and segments on both of its sides', async () => {
    const expected = parts.flatMap(
      ({source, sourceFrom, frames: length}) =>
        sources.get(source)?.slice(sourceFrom, sourceFrom + length) ?? [],
    );
    expect(expected).toHaveLength(frames);
    expect(parts.length).toBeGreaterThan(10);
    expect(copied.size).toBeGreaterThan(100);
    expect(await media.hashFrames(project.cut)).toEqual(expected);
  });

  test('is where Remotion has it: no frame looks more like one beside it', async () => {
    const own = await frameSimilarity(media, project.cut, plain);
    const next = await frameSimilarity(media, project.cut, plain, 1);
    const before = await frameSimilarity(media, project.cut, plain, -1);
    expect(own).toHaveLength(frames);
    const wrong = own.flatMap((similarity, frame) =>
      similarity > (next[frame] ?? 0) && similarity > (before[frame - 1] ?? 0) ? [] : [frame],
    );
    expect(wrong).toEqual([]);
  });
});

describe('beside the same film of Remotion alone', () => {
  test('a cut is as long', async () => {
    expect((await media.probe(plain)).video?.frames).toBe(frames);
    expect((await media.probe(project.cut)).video?.frames).toBe(frames);
  });

  test('what is drawn over the clips, and what dissolves, looks the same in every frame', async () => {
    const similar = await frameSimilarity(media, project.cut, plain);
    const composited = similar.filter((_, frame) => !copied.has(frame));
    expect(composited).toHaveLength(frames - copied.size);
    expect(Math.min(...composited)).toBeGreaterThanOrEqual(0.98);
    expect(composited.reduce((sum, one) => sum + one, 0) / composited.length).toBeGreaterThanOrEqual(0.99);
  });

  test('a label has the same colours: similar pictures may have others', async () => {
    // The bar at the left of the label over the whole second, which moves.
    const {from, to, bar} = jointsLabel;
    const apart = await frameColours(media, project.cut, plain, bar);
    const shown = apart.slice(from, to);
    expect(shown).toHaveLength(to - from);
    expect(Math.max(...shown)).toBeLessThan(4);
  });
});
