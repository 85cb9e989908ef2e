import {copyFile, link, mkdir, open, readdir, rm, stat, utimes, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createCanvas} from '@napi-rs/canvas';
import type {Digest, OverlaySpan} from '@matchcut/plan';
import type {OverlayPainter} from '../overlay/create-overlay-painter.ts';
import type {FrameRate, Size} from '../plan-words.ts';

export type WantedSequence = {
  readonly span: OverlaySpan;
  readonly address: string;
  readonly size: Size;
  readonly frameRate: FrameRate;
};

/**
 * Pictures of overlays, each drawn once however many frames, segments, formats and runs it stands in: another take
 * under a title needs no browser.
 */
export type LookShelf = {
  /**
   * Lays the pictures of an overlay out as `000000.png`, `000001.png` … in a folder: one for each run of equal
   * frames, then an empty one. Throws what the painter throws.
   */
  readonly layOut: (wanted: WantedSequence, folder: string, signal: AbortSignal | undefined) => Promise<void>;
  /** Whether any of these was never drawn. */
  readonly lacks: (looks: Iterable<Digest>) => Promise<boolean>;
  /** Takes away what was not used for longest, where there is more than the shelf holds. */
  readonly tidy: () => Promise<void>;
};

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
  const drawn = new Map<Digest, Promise<string>>();
  let hasNew = false;
  return {layOut, lacks, tidy};

  async function layOut(wanted: WantedSequence, to: string, signal: AbortSignal | undefined): Promise<void> {
    const {span, size} = wanted;
    order(wanted, signal);
    // Asked for at once: a picture that can't be drawn leaves the shelf again.
    const pictures = span.looks.map(
      ({look}) => drawn.get(look) ?? Promise.reject(new Error(`${look} was never ordered.`)),
    );
    const [paths] = await Promise.all([Promise.all(pictures), mkdir(to, {recursive: true})]);
    await Promise.all(paths.map((path, index) => placeFile(path, join(to, pictureName(index)))));
    await writeFile(join(to, pictureName(span.looks.length)), emptyPicture(size));
  }

  async function lacks(looks: Iterable<Digest>): Promise<boolean> {
    for (const look of new Set(looks)) if (!(await isWhole(pathOf(look)))) return true;
    return false;
  }

  async function tidy(): Promise<void> {
    if (hasNew) await keepWithin(folder, mostBytes);
  }

  /** Has drawn what is not there yet, in one job. */
  function order(wanted: WantedSequence, signal: AbortSignal | undefined): void {
    const {span} = wanted;
    const frames = new Map<Digest, number>();
    let frame = span.overlayFrom;
    for (const run of span.looks) {
      if (!drawn.has(run.look) && !frames.has(run.look)) frames.set(run.look, frame);
      frame += run.frames;
    }
    if (frames.size === 0) return;
    const ordered = draw(frames, wanted, signal);
    for (const look of frames.keys()) {
      const picture = ordered.then(() => pathOf(look));
      drawn.set(look, picture);
      // Tried again by whoever wants it next.
      picture.catch(() => drawn.delete(look));
    }
  }

  async function draw(
    frames: ReadonlyMap<Digest, number>,
    {span, address, size, frameRate}: WantedSequence,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    await mkdir(folder, {recursive: true});
    const missing: {readonly frame: number; readonly path: string}[] = [];
    const now = new Date();
    for (const [look, frame] of frames) {
      const path = pathOf(look);
      if (await isWhole(path)) await utimes(path, now, now).catch(() => {});
      else missing.push({frame, path});
    }
    if (missing.length === 0) return;
    hasNew = true;
    await painter.paint(
      {address, size, frameRate, overlayFrames: span.overlayFrames, frames: missing},
      signal === undefined ? {} : {signal},
    );
  }

  function pathOf(look: Digest): string {
    return join(folder, `${look}.png`);
  }
}

export function pictureName(index: number): string {
  return `${String(index).padStart(6, '0')}.png`;
}

/** The pattern by which FFmpeg finds the pictures of a sequence. */
export const picturePattern = '%06d.png';

function emptyPicture({width, height}: Size): Uint8Array {
  return createCanvas(width, height).toBuffer('image/png');
}

/** A second name for the same file where the disk can do that. */
async function placeFile(from: string, to: string): Promise<void> {
  await rm(to, {force: true});
  await link(from, to).catch(() => copyFile(from, to));
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
