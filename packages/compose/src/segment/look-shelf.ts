import {copyFile, link, mkdir, open, readdir, rename, rm, stat, utimes, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createCanvas} from '@napi-rs/canvas';
import type {Digest, OverlaySpan} from '@matchcut/plan';
import type {OverlayPainter} from '../overlay/create-overlay-painter.ts';
import type {FrameRate, Size} from '../plan-words.ts';

export type WantedSequence = {
  readonly span: OverlaySpan;
  readonly address: string;
  /** The size that the overlay is laid out at. */
  readonly size: Size;
  /** Pixels of the picture for each of that, in width and height. */
  readonly scale: number;
  readonly frameRate: FrameRate;
};

/**
 * Pictures of overlays, each drawn once however many frames, segments, formats and runs it stands in: another take
 * under a title needs no browser.
 */
export type LookShelf = {
  /**
   * Lays the pictures of an overlay out in a folder, under the names of `sequencePaths`: one for each run of equal
   * frames, each as soon as it is drawn, then an empty one. Throws what the painter throws.
   */
  readonly layOut: (wanted: WantedSequence, folder: string, signal: AbortSignal | undefined) => Promise<void>;
  /** Whether any of these was never drawn at a scale. */
  readonly lacks: (looks: readonly LookAtScale[]) => Promise<boolean>;
  /** Takes away what was not used for longest, where there is more than the shelf holds. */
  readonly tidy: () => Promise<void>;
};

/** What a look is drawn as: a picture for each scale. */
export type LookAtScale = {readonly look: Digest; readonly scale: number};

export type LookShelfOptions = {
  /** @default 1 GiB: some 10,000 frames of titles at 720p */
  readonly mostBytes?: number;
};

/** Keeps them in a folder, which other processes may use at the same time. */
export function createLookShelf(
  painter: Pick<OverlayPainter, 'paint'>,
  folder: string,
  {mostBytes = 2 ** 30}: LookShelfOptions = {},
): LookShelf {
  // By the path of the picture.
  const drawn = new Map<string, Promise<string>>();
  let hasNew = false;
  return {layOut, lacks, tidy};

  async function layOut(wanted: WantedSequence, to: string, signal: AbortSignal | undefined): Promise<void> {
    const {span, size, scale} = wanted;
    order(wanted, signal);
    // Asked for at once: a picture that can't be drawn leaves the shelf again.
    const pictures = span.looks.map(
      ({look}) => drawn.get(pathOf({look, scale})) ?? Promise.reject(new Error(`${look} was never ordered.`)),
    );
    const made = mkdir(to, {recursive: true});
    const names = sequencePaths(span, to);
    const placed = pictures.map(async (picture, index) => {
      const path = await picture;
      await made;
      await placeFile(path, names[index] ?? '');
      return path;
    });
    const [first] = await Promise.all(placed);
    // What stands in one sequence has one size, and how a browser rounds it is the browser's own affair.
    const pixels = scale === 1 || first === undefined ? size : await sizeOfPng(first);
    await made;
    await placeNew(names.at(-1) ?? '', emptyPicture(pixels));
  }

  async function lacks(looks: readonly LookAtScale[]): Promise<boolean> {
    for (const path of new Set(looks.map(pathOf))) if (!(await isWhole(path))) return true;
    return false;
  }

  async function tidy(): Promise<void> {
    if (hasNew) await keepWithin(folder, mostBytes);
  }

  /** Has drawn what is not there yet, in one job. */
  function order(wanted: WantedSequence, signal: AbortSignal | undefined): void {
    const {span, scale} = wanted;
    const ordered = new Map<string, OrderedPicture>();
    let frame = span.overlayFrom;
    for (const run of span.looks) {
      const path = pathOf({look: run.look, scale});
      if (!drawn.has(path)) {
        const picture = Promise.withResolvers<string>();
        drawn.set(path, picture.promise);
        // Tried again by whoever wants it next.
        picture.promise.catch(() => drawn.delete(path));
        ordered.set(path, {frame, ...picture});
      }
      frame += run.frames;
    }
    if (ordered.size === 0) return;
    draw(ordered, wanted, signal).then(
      () => ordered.forEach(({resolve}, path) => resolve(path)),
      (error: unknown) => ordered.forEach(({reject}) => reject(error)),
    );
  }

  async function draw(
    ordered: ReadonlyMap<string, OrderedPicture>,
    {span, address, size, scale, frameRate}: WantedSequence,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    await mkdir(folder, {recursive: true});
    const missing = new Map<number, string>();
    const now = new Date();
    for (const [path, {frame, resolve}] of ordered) {
      if (await isWhole(path)) {
        await utimes(path, now, now).catch(() => {});
        resolve(path);
      } else missing.set(frame, path);
    }
    if (missing.size === 0) return;
    hasNew = true;
    await painter.paint(
      {
        address,
        size,
        scale,
        frameRate,
        overlayFrames: span.overlayFrames,
        frames: [...missing].map(([frame, path]) => ({frame, path})),
      },
      {
        ...(signal !== undefined && {signal}),
        onFrame(frame) {
          const path = missing.get(frame);
          if (path !== undefined) ordered.get(path)?.resolve(path);
        },
      },
    );
  }

  function pathOf({look, scale}: LookAtScale): string {
    return join(folder, scale === 1 ? `${look}.png` : `${look}@${scale}.png`);
  }
}

type OrderedPicture = PromiseWithResolvers<string> & {readonly frame: number};

/** Where the pictures of an overlay are laid out in a folder: one for each of its runs, and the empty one. */
export function sequencePaths({looks}: OverlaySpan, folder: string): readonly string[] {
  return Array.from({length: looks.length + 1}, (_, index) =>
    join(folder, `${String(index).padStart(6, '0')}.png`),
  );
}

function emptyPicture({width, height}: Size): Uint8Array {
  return createCanvas(width, height).toBuffer('image/png');
}

/** From its first chunk, which every PNG begins with. */
async function sizeOfPng(path: string): Promise<Size> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(24);
    await file.read(head, 0, head.length, 0);
    return {width: head.readUInt32BE(16), height: head.readUInt32BE(20)};
  } finally {
    await file.close();
  }
}

/** A second name for the same file where the disk can do that; it is there whole at once, since others wait for it. */
async function placeFile(from: string, to: string): Promise<void> {
  await link(from, to).catch(async () => {
    const partial = `${to}.partial`;
    await copyFile(from, partial);
    await rename(partial, to);
  });
}

async function placeNew(to: string, content: Uint8Array): Promise<void> {
  const partial = `${to}.partial`;
  await writeFile(partial, content);
  await rename(partial, to);
}

/** How every PNG ends. */
const lastChunk = Buffer.from('0000000049454e44ae426082', 'hex');

/** Whether a picture is there with its end, which a machine that lost power may have lost. */
async function isWhole(path: string): Promise<boolean> {
  const file = await open(path).catch(() => null);
  if (file === null) return false;
  try {
    const {size} = await file.stat();
    const end = Buffer.alloc(lastChunk.length);
    await file.read(end, 0, end.length, Math.max(0, size - end.length));
    return end.equals(lastChunk);
  } finally {
    await file.close();
  }
}

async function keepWithin(folder: string, mostBytes: number): Promise<void> {
  const names = await readdir(folder);
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const found = await stat(path).catch(() => null);
      return {path, size: found?.size ?? 0, usedAt: found?.mtimeMs ?? 0};
    }),
  );
  let total = files.reduce((sum, {size}) => sum + size, 0);
  for (const {path, size} of files.toSorted((a, b) => a.usedAt - b.usedAt)) {
    if (total <= mostBytes) return;
    await rm(path, {force: true});
    total -= size;
  }
}
