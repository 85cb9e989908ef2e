import {mkdtemp, readdir, readFile, rm, utimes, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {loadImage} from '@napi-rs/canvas';
import type {OverlaySpan} from '@matchcut/plan';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {paintBoxes} from '../__fixtures__/paint-boxes.ts';
import {digest, small} from '../__fixtures__/steps.ts';
import type {OverlayPainter, PaintJob} from '../overlay/create-overlay-painter.ts';
import {createLookShelf, type LookAtScale, type LookShelf} from './look-shelf.ts';

const pngEnd = Buffer.from('0000000049454e44ae426082', 'hex').toString('latin1');

describe('the look shelf', () => {
  let folder: string;
  let jobs: PaintJob[];
  let failures: number;
  let shelf: LookShelf;
  const painter: Pick<OverlayPainter, 'paint'> = {
    async paint(job) {
      jobs.push(job);
      if (failures-- > 0) throw new Error('The browser was not in the mood.');
      for (const {frame, path} of job.frames) await writeFile(path, `frame ${frame}${pngEnd}`, 'latin1');
    },
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'matchcut-looks-'));
    jobs = [];
    failures = 0;
    shelf = createLookShelf(painter, join(folder, 'looks'));
  });
  afterEach(() => rm(folder, {recursive: true}));

  it('draws every look once, whoever wants it, even at the same time', async () => {
    await Promise.all([layOut('one', ['a', 'b']), layOut('two', ['b', 'c'])]);
    await layOut('three', ['a', 'c']);
    // Which of the two comes first is up to the disk.
    expect(jobs.flatMap(({frames}) => frames.map(({frame}) => frame)).toSorted((a, b) => a - b)).toEqual([
      0, 1, 1,
    ]);
    expect(await pictures('three')).toEqual(['frame 0', 'frame 1', 'empty']);
  });

  it('lays out a look as often as it runs', async () => {
    await layOut('one', ['a', 'b', 'a']);
    expect(await pictures('one')).toEqual(['frame 0', 'frame 1', 'frame 0', 'empty']);
  });

  it('has a picture of a look for each scale', async () => {
    shelf = createLookShelf(paintBoxes(jobs), join(folder, 'looks'));
    await layOut('one', ['a']);
    await layOut('two', ['a'], 0.33);
    await layOut('three', ['a'], 0.33);
    expect(jobs.map(({size, scale}) => ({size, scale}))).toEqual([
      {size: small.size, scale: 1},
      {size: small.size, scale: 0.33},
    ]);
    expect(await shelf.lacks([{look: digest('a'), scale: 0.33}])).toBe(false);
    expect(await shelf.lacks([{look: digest('a'), scale: 2}])).toBe(true);
    // The empty picture is as large as the drawn ones, to the pixel.
    const [drawn, empty] = await Promise.all(
      ['000000.png', '000001.png'].map((name) => loadImage(join(folder, 'two', name))),
    );
    expect([drawn?.width, drawn?.height]).toEqual([32, 18]);
    expect([empty?.width, empty?.height]).toEqual([32, 18]);
  });

  it('tries again what could not be drawn', async () => {
    failures = 1;
    await expect(layOut('one', ['a'])).rejects.toThrow('not in the mood');
    await layOut('one', ['a']);
    expect(await pictures('one')).toEqual(['frame 0', 'empty']);
  });

  it('has what another run has drawn, as long as it is whole', async () => {
    await layOut('one', ['a', 'b', 'c']);
    await writeFile(join(folder, 'looks', `${digest('b')}.png`), 'frame 1, torn');
    jobs = [];
    shelf = createLookShelf(painter, join(folder, 'looks'));
    expect(await shelf.lacks(named('a', 'c'))).toBe(false);
    expect(await shelf.lacks(named('a', 'b'))).toBe(true);
    await layOut('two', ['a', 'b', 'c']);
    expect(jobs.flatMap(({frames}) => frames.map(({frame}) => frame))).toEqual([1]);
    expect(await pictures('two')).toEqual(['frame 0', 'frame 1', 'frame 2', 'empty']);
  });

  it('holds so much, and gives up what was not used for longest', async () => {
    await layOut('one', ['a', 'b', 'c']);
    const old = new Date('2026-01-01');
    await utimes(join(folder, 'looks', `${digest('b')}.png`), old, old);
    const size = 2 * ('frame 0'.length + pngEnd.length);
    shelf = createLookShelf(painter, join(folder, 'looks'), {mostBytes: size});
    await shelf.tidy();
    expect(await readdir(join(folder, 'looks'))).toHaveLength(3);
    await layOut('two', ['a', 'd']);
    await utimes(join(folder, 'looks', `${digest('c')}.png`), old, old);
    await shelf.tidy();
    expect((await readdir(join(folder, 'looks'))).toSorted()).toEqual(
      [`${digest('a')}.png`, `${digest('d')}.png`].toSorted(),
    );
  });

  function layOut(to: string, names: readonly string[], scale = 1): Promise<void> {
    const looks = names.map((name) => ({look: digest(name), frames: 1}));
    const span: OverlaySpan = {
      from: 0,
      frames: names.length,
      overlayFrom: 0,
      overlayFrames: names.length,
      looks,
    };
    return shelf.layOut({span, address: 'film/title', ...small, scale}, join(folder, to), undefined);
  }

  function named(...names: readonly string[]): readonly LookAtScale[] {
    return names.map((name) => ({look: digest(name), scale: 1}));
  }

  async function pictures(to: string): Promise<readonly string[]> {
    const names = await readdir(join(folder, to));
    const contents = await Promise.all(
      names.toSorted().map((name) => readFile(join(folder, to, name), 'latin1')),
    );
    return contents.map((content) => (content.startsWith('frame') ? content.slice(0, 7) : 'empty'));
  }
});
