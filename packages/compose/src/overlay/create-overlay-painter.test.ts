import {readFileSync} from 'node:fs';
import {mkdtemp, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createCanvas, loadImage} from '@napi-rs/canvas';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {bundleOverlays, hasCurrentBundle} from './bundle-overlays.ts';
import {createOverlayPainter, type OverlayPainter} from './create-overlay-painter.ts';

const fixtures = join(import.meta.dirname, '__fixtures__');
const stage = {code: `export {findOverlay} from './stage.tsx';`, resolveDirectory: fixtures};
const size = {width: 64, height: 36};

describe('the overlay painter', () => {
  let folder: string;
  let painter: OverlayPainter;
  const slow = slowServer();
  beforeAll(async () => {
    const {port} = await slow.listening;
    folder = await mkdtemp(join(tmpdir(), 'matchcut-painter-'));
    painter = createOverlayPainter({
      stage,
      film: {id: 'fixture', slow: `http://127.0.0.1:${port}`},
      publicDirectory: join(fixtures, 'public'),
      cacheDirectory: join(folder, 'cache'),
      scratch: join(folder, 'scratch'),
    });
  });
  afterAll(async () => {
    await painter.close();
    await slow.close();
    await rm(folder, {recursive: true});
  });

  it('draws the frames that were asked for, transparent, with straight alpha', async () => {
    const [first, later] = await paint('box', [2, 11]);
    expect(first?.at(1, 18)).toEqual([0, 0, 0, 0]);
    expect(first?.at(2, 18)).toEqual([255, 0, 0, 102]);
    expect(first?.at(19, 18)).toEqual([255, 0, 0, 102]);
    expect(first?.at(20, 18)).toEqual([0, 0, 0, 0]);
    expect(later?.at(10, 18)).toEqual([0, 0, 0, 0]);
    expect(later?.at(11, 18)).toEqual([255, 0, 0, 102]);
  });

  it('draws static files of the project', async () => {
    const [picture] = await paint('picture', [0]);
    expect(picture?.at(10, 10)).toEqual([0, 255, 0, 255]);
    expect(picture?.at(30, 10)).toEqual([0, 0, 0, 0]);
  });

  it.each(['img', 'background', 'poster', 'frame', 'sheet', 'svg'])(
    'waits for what plain HTML loads: %s',
    async (address) => {
      const [picture] = await paint(address, [0]);
      expect(picture?.at(10, 10)).toEqual([0, 255, 0, 255]);
    },
  );

  it('draws frames of videos, which Remotion extracts', async () => {
    const [video] = await paint('video', [1]);
    const [red = 0, green = 255, blue = 255, alpha] = video?.at(10, 10) ?? [];
    expect([red > 230, green < 20, blue < 20, alpha]).toEqual([true, true, true, 255]);
    expect(video?.at(30, 10)).toEqual([0, 0, 0, 0]);
  });

  it('gives the stage what it needs to find the film', async () => {
    const [blank] = await paint('nothing', [0]);
    const [words] = await paint('film', [0]);
    expect(isBlank(blank)).toBe(true);
    expect(isBlank(words)).toBe(false);
  });

  it('says what an overlay threw, and goes on', async () => {
    await expect(paint('broken', [0])).rejects.toMatchObject({
      code: 'overlay-failed',
      message: expect.stringContaining('This overlay is broken on purpose.'),
    });
    await expect(paint('box', [0])).resolves.toHaveLength(1);
  });

  it('says when the film in the browser lacks the overlay', async () => {
    await expect(paint('nowhere', [0])).rejects.toMatchObject({
      code: 'overlay-failed',
      message: expect.stringContaining('no overlay nowhere'),
    });
  });

  it('gives up a film that never comes to an end of rendering', {timeout: 90_000}, async () => {
    await expect(paint('never', [0])).rejects.toMatchObject({
      code: 'overlay-failed',
      message: expect.stringContaining('Finding the overlay never'),
    });
  });

  it('refuses sound, which would be lost', async () => {
    await expect(paint('noisy', [0])).rejects.toMatchObject({code: 'overlay-sound'});
  });

  it('can be cancelled and used again', async () => {
    const abort = new AbortController();
    const painted = paint('box', [0, 1, 2, 3, 4, 5], abort.signal);
    abort.abort();
    await expect(painted).rejects.toMatchObject({code: 'compose-cancelled'});
    await expect(paint('box', [0])).resolves.toHaveLength(1);
  });

  it('draws as sharp as it is told, and lays out the same', async () => {
    const path = join(folder, 'double.png');
    const job = {address: 'box', size, frameRate: {numerator: 30, denominator: 1}, overlayFrames: 30};
    for (const scale of [2, 0.33, 1]) {
      await painter.paint({...job, scale, frames: [{frame: 20, path}]});
      const {width, height} = await loadImage(path);
      expect([width, height]).toEqual([Math.round(64 * scale), Math.round(36 * scale)]);
      // The box begins at frame 20 of 64 pixels and is half as wide as the picture is high.
      const picture = await readPicture(path);
      const middle = Math.round(18 * scale);
      expect(picture.at(Math.floor(20 * scale) - 1, middle)[3]).toBe(0);
      expect(picture.at(Math.ceil(20 * scale) + 1, middle)[3]).toBeCloseTo(102, -1);
      expect(picture.at(Math.floor(38 * scale) - 1, middle)[3]).toBeCloseTo(102, -1);
      expect(picture.at(Math.ceil(38 * scale) + 1, middle)[3]).toBe(0);
    }
  });

  it('leaves no file behind', async () => {
    await painter.close();
    expect(await readdir(join(folder, 'scratch'))).toEqual([]);
  });

  async function paint(
    address: string,
    frames: readonly number[],
    signal?: AbortSignal,
  ): Promise<readonly Picture[]> {
    const paths = frames.map((frame) => ({frame, path: join(folder, `${address}-${frame}.png`)}));
    const job = {address, size, frameRate: {numerator: 30, denominator: 1}, overlayFrames: 30, frames: paths};
    await painter.paint(job, signal === undefined ? {} : {signal});
    return Promise.all(paths.map(({path}) => readPicture(path)));
  }
});

describe('the overlay bundle', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(import.meta.dirname, '__fixtures__', 'tmp-'));
  });
  afterAll(() => rm(folder, {recursive: true}));

  it('is built once and again when its code changes', async () => {
    const module = join(folder, 'overlay.ts');
    const cache = join(folder, 'cache');
    const own = {code: `export {findOverlay} from './overlay.ts';`, resolveDirectory: folder};
    await writeFile(module, `export const findOverlay = async () => 'one';`);
    const bundle = await bundleOverlays(own, cache);
    const [path, foundation] = [
      join(bundle.folder, 'film.js'),
      join(bundle.folders['foundation'] ?? '', 'page.js'),
    ];
    const built = await Promise.all([stat(path), stat(foundation)]);
    await bundleOverlays(own, cache);
    expect((await stat(path)).ino).toBe(built[0].ino);
    await writeFile(module, `export const findOverlay = async () => 'two';`);
    expect(await hasCurrentBundle(own, cache)).toBe(false);
    expect(await bundleOverlays(own, cache)).toEqual(bundle);
    expect(await readFile(path, 'utf8')).toContain('"two"');
    expect(await hasCurrentBundle(own, cache)).toBe(true);
    expect((await stat(foundation)).ino).toBe(built[1].ino);
  });

  it('holds one copy of what films share, with the names that films know it by', async () => {
    const code = [
      `import React, {useState} from 'react';`,
      `import * as all from 'react';`,
      `import {createPortal} from 'react-dom';`,
      `import {useCurrentFrame} from 'remotion';`,
      `import shared, {named} from 'shared/thing';`,
      `export const findOverlay = async () => [React, useState, all, createPortal, useCurrentFrame, shared, named];`,
    ].join('\n');
    const shared = join(folder, 'shared.ts');
    await writeFile(
      shared,
      `import {useState} from 'react';\nexport default 1;\nexport const named = useState;`,
    );
    const own = {code, resolveDirectory: folder, modules: {'shared/thing': shared}};
    const bundle = await bundleOverlays(own, join(folder, 'cache'));
    const film = await readFile(join(bundle.folder, 'film.js'), 'utf8');
    expect(film.length).toBeLessThan(5000);
    expect(film).toContain('from "./foundation/shared/thing.js"');
    expect(await hasCurrentBundle(own, join(folder, 'cache'))).toBe(true);
    await writeFile(shared, `export default 2;\nexport const named = 3;`);
    expect(await hasCurrentBundle(own, join(folder, 'cache'))).toBe(false);
  });

  it('fails with the words of the bundler', async () => {
    const broken = {code: `import './not-there.ts';`, resolveDirectory: folder};
    await expect(bundleOverlays(broken, join(folder, 'cache'))).rejects.toMatchObject({
      code: 'overlay-bundle-failed',
      message: expect.stringContaining('./not-there.ts'),
    });
    expect((await readdir(join(folder, 'cache'))).filter((name) => name.includes('.'))).toEqual([]);
  });
});

/** Answers a quarter of a second late: with a green picture, or a style sheet that imports another one. */
function slowServer(): {
  readonly listening: Promise<{readonly port: number}>;
  readonly close: () => Promise<void>;
} {
  const sheets: Readonly<Record<string, string>> = {
    '/sheet.css': '@import "later.css";',
    '/later.css': '.green {background: rgb(0, 255, 0)}',
  };
  const server = createServer(({url = ''}, response) => {
    const sheet = sheets[url];
    setTimeout(() => {
      response.setHeader('Content-Type', sheet === undefined ? 'image/png' : 'text/css');
      response.end(sheet ?? readFileSync(join(fixtures, 'public', 'dot.png')));
    }, 250);
  });
  const listening = new Promise<{readonly port: number}>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(Object(server.address())));
  });
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {listening, close};
}

function isBlank(picture: Picture | undefined): boolean {
  const pixels = Array.from({length: size.width * size.height}, (_, i) =>
    picture?.at(i % size.width, Math.floor(i / size.width)),
  );
  return pixels.every((pixel) => pixel?.[3] === 0);
}

type Picture = {readonly at: (x: number, y: number) => readonly number[]};

async function readPicture(path: string): Promise<Picture> {
  const image = await loadImage(path);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return {at: (x, y) => [...context.getImageData(x, y, 1, 1).data]};
}
