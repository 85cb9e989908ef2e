import {copyFile, link, mkdir, rm, writeFile} from 'node:fs/promises';
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

/** Pictures of overlays, each drawn once however many frames, segments and formats it stands in. */
export type LookShelf = {
  /**
   * Lays the pictures of an overlay out as `000000.png`, `000001.png` … in a folder: one for each run of equal
   * frames, then an empty one. Throws what the painter throws.
   */
  readonly layOut: (wanted: WantedSequence, folder: string, signal: AbortSignal | undefined) => Promise<void>;
};

export function createLookShelf(painter: OverlayPainter, folder: string): LookShelf {
  const drawn = new Map<Digest, Promise<string>>();
  return {layOut};

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

  /** Has drawn what is not there yet, in one job. */
  function order({span, address, size, frameRate}: WantedSequence, signal: AbortSignal | undefined): void {
    const frames = new Map<Digest, number>();
    let frame = span.overlayFrom;
    for (const run of span.looks) {
      if (!drawn.has(run.look) && !frames.has(run.look)) frames.set(run.look, frame);
      frame += run.frames;
    }
    if (frames.size === 0) return;
    const pathOf = (look: Digest): string => join(folder, `${look}.png`);
    const painted = mkdir(folder, {recursive: true}).then(() =>
      painter.paint(
        {
          address,
          size,
          frameRate,
          overlayFrames: span.overlayFrames,
          frames: [...frames].map(([look, frame]) => ({frame, path: pathOf(look)})),
        },
        signal === undefined ? {} : {signal},
      ),
    );
    for (const look of frames.keys()) {
      const picture = painted.then(() => pathOf(look));
      drawn.set(look, picture);
      // Tried again by whoever wants it next.
      picture.catch(() => drawn.delete(look));
    }
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
