import {existsSync} from 'node:fs';
import {mkdtemp, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createMedia} from '@matchcut/media';
import type {OverlaySpan, PictureSpan, SegmentRequest} from '@matchcut/plan';
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import {fps30, numberOf, rawFrames, smallSize, writeClip, type RawFrame} from '../__fixtures__/clips.ts';
import {paintBoxes} from '../__fixtures__/paint-boxes.ts';
import {digest, key} from '../__fixtures__/steps.ts';
import {composeConform} from '../conform/compose-conform.ts';
import {making} from '../making.ts';
import type {PaintJob} from '../overlay/create-overlay-painter.ts';
import {composeSegment} from './compose-segment.ts';
import {ComposeError} from '../compose-error.ts';
import {createLookShelf} from './look-shelf.ts';

/** White, at the lower right, away from the numbers' corner. */
const white = 'box 40 20 30 20 white';
/** Opaque red in bt709 video range. */
const red = 'box 40 20 30 20 #ff0000';

describe('a segment', () => {
  const media = createMedia({workers: 2});
  let folder: string;
  let jobs: PaintJob[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'matchcut-segment-'));
    await writeClip(media, join(folder, 'a.mp4'), {frames: 60});
    await writeClip(media, join(folder, 'b.mp4'), {frames: 60, picture: `geq=lum='220-3*N':cb=90:cr=160`});
    for (const name of ['a', 'b']) {
      const request = {
        ...making.conform,
        source: key(name),
        size: smallSize,
        frameRate: fps30,
        skipSeconds: 0,
        frames: 60,
      };
      await composeConform(
        media,
        request,
        {path: join(folder, `${name}.mp4`), headSeconds: 0},
        pathOf,
        pathOf(key(name)),
        {},
      );
    }
  });
  afterEach(() => {
    jobs = [];
  });
  afterAll(async () => {
    await media.close();
    await rm(folder, {recursive: true});
  });

  it('takes exactly the frames of its clip', async () => {
    const frames = await segment({frames: 7, picture: [clip('a', 0, 7, 41)]});
    expect(frames.map(numberOf)).toEqual([41, 42, 43, 44, 45, 46, 47]);
  });

  it('plays several stretches without a gap', async () => {
    const frames = await segment({
      frames: 9,
      picture: [clip('a', 0, 3, 10), clip('b', 3, 4, 5), clip('a', 7, 2, 50)],
    });
    const outer = [...frames.slice(0, 3), ...frames.slice(7)];
    expect(outer.map(numberOf)).toEqual([10, 11, 12, 50, 51]);
    expect(frames.slice(3, 7).map((frame) => Math.round((220 - frame.at('y', 1, 1)) / 3))).toEqual([
      5, 6, 7, 8,
    ]);
  });

  it('lays an overlay over exactly its frames', async () => {
    const frames = await segment(
      {frames: 12, picture: [clip('a', 0, 12, 0)], overlays: [overlay(4, [1, 1, 1])]},
      [white],
    );
    expect(frames.map((frame) => frame.at('y', 55, 30) > 200)).toEqual(
      Array.from({length: 12}, (_, frame) => frame >= 4 && frame < 7),
    );
    expect(frames.map(numberOf)).toEqual(frames.map((_, frame) => frame));
  });

  it('shows nothing of an overlay one pixel outside of it', async () => {
    const frames = await segment({frames: 2, picture: [clip('a', 0, 2, 0)], overlays: [overlay(0, [2])]}, [
      white,
    ]);
    const [frame] = frames;
    expect([frame?.at('y', 40, 20), frame?.at('y', 69, 39)].every((value) => (value ?? 0) > 225)).toBe(true);
    expect(
      [frame?.at('y', 37, 20), frame?.at('y', 40, 17), frame?.at('y', 72, 39), frame?.at('y', 69, 42)].every(
        (value) => (value ?? 99) < 24,
      ),
    ).toBe(true);
  });

  it('holds a look for as long as it runs, and draws each look once', async () => {
    const looks = [
      {look: digest('one'), frames: 1},
      {look: digest('two'), frames: 5},
      {look: digest('three'), frames: 1},
      {look: digest('two'), frames: 3},
    ];
    const span: OverlaySpan = {from: 2, frames: 10, overlayFrom: 20, overlayFrames: 60, looks};
    const frames = await segment({frames: 14, picture: [clip('a', 0, 14, 0)], overlays: [span]}, [white]);
    expect(frames.map((frame) => frame.at('y', 55, 30) > 200)).toEqual(
      Array.from({length: 14}, (_, frame) => frame >= 2 && frame < 12),
    );
    expect(jobs).toHaveLength(1);
    expect(jobs[0]?.overlayFrames).toBe(60);
    expect(jobs[0]?.frames.map(({frame}) => frame)).toEqual([20, 21, 26]);
  });

  it('changes from one look to the next on the right frame', async () => {
    // Two overlays that take turns, each with a hold, tell every frame apart.
    const left = overlay(1, [1, 4, 1, 1], 'left');
    const right = overlay(6, [3, 2], 'right');
    const frames = await segment({frames: 12, picture: [clip('a', 0, 12, 0)], overlays: [left, right]}, [
      'box 20 10 10 10 white',
      'box 60 10 10 10 white',
    ]);
    const seen = frames.map((frame) => [frame.at('y', 25, 15) > 200, frame.at('y', 65, 15) > 200]);
    expect(seen).toEqual(
      Array.from({length: 12}, (_, frame) => [frame >= 1 && frame < 8, frame >= 6 && frame < 11]),
    );
  });

  it('shows the colours of an overlay in bt709, video range', async () => {
    const [frame] = await segment({frames: 1, picture: [clip('a', 0, 1, 0)], overlays: [overlay(0, [1])]}, [
      red,
    ]);
    expect(near(planes(frame, 55, 30), [63, 102, 240])).toBe(true);
  });

  it('mixes what is half transparent with the picture', async () => {
    const [frame] = await segment({frames: 1, picture: [clip('a', 0, 1, 40)], overlays: [overlay(0, [1])]}, [
      'box 40 20 30 20 rgba(255,0,0,0.4)',
    ]);
    const [y, u, v] = [136 * 0.6 + 63 * 0.4, 128 * 0.6 + 102 * 0.4, 128 * 0.6 + 240 * 0.4];
    expect(near(planes(frame, 55, 30), [y, u, v])).toBe(true);
  });

  it('stacks overlays from bottom to top', async () => {
    const [frame] = await segment(
      {frames: 1, picture: [clip('a', 0, 1, 0)], overlays: [overlay(0, [1], 'low'), overlay(0, [1], 'high')]},
      [white, 'box 50 20 10 20 black'],
    );
    expect(frame?.at('y', 45, 30)).toBeGreaterThan(220);
    expect(frame?.at('y', 55, 30)).toBeLessThan(25);
  });

  it.each([1, 2, 9, 15, 30])('dissolves over %i frames as if each had been mixed by hand', async (length) => {
    const picture: PictureSpan = {
      kind: 'dissolve',
      from: 0,
      frames: length,
      outgoing: {source: key('a'), sourceFrom: 60 - length},
      incoming: {source: key('b'), sourceFrom: 0},
    };
    const frames = await segment({frames: length, picture: [picture]});
    const outgoing = (await rawFrames(media, pathOf(key('a')))).slice(60 - length);
    const incoming = await rawFrames(media, pathOf(key('b')));
    expect(frames).toHaveLength(length);
    for (const [index, frame] of frames.entries()) {
      const weight = (index + 1) / (length + 1);
      const byHand = planes(outgoing[index], 50, 30).map(
        (value, plane) => value * (1 - weight) + (planes(incoming[index], 50, 30)[plane] ?? 0) * weight,
      );
      // One step for rounding, one for encoding.
      expect(near(planes(frame, 50, 30), byHand)).toBe(true);
    }
  });

  it('lays overlays over a dissolve too', async () => {
    const picture: PictureSpan = {
      kind: 'dissolve',
      from: 0,
      frames: 4,
      outgoing: {source: key('a'), sourceFrom: 56},
      incoming: {source: key('b'), sourceFrom: 0},
    };
    const frames = await segment({frames: 4, picture: [picture], overlays: [overlay(2, [1])]}, [white]);
    expect(frames.map((frame) => frame.at('y', 55, 30) > 225)).toEqual([false, false, true, false]);
  });

  it('works at any rate', async () => {
    const ntsc = {numerator: 30_000, denominator: 1001};
    const frames = await segment(
      {frames: 8, frameRate: ntsc, picture: [clip('a', 0, 8, 3)], overlays: [overlay(2, [1, 3])]},
      [white],
    );
    expect(frames.map(numberOf)).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
    expect(frames.map((frame) => frame.at('y', 55, 30) > 225)).toEqual([
      false,
      false,
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('leaves no file behind', async () => {
    await segment({frames: 2, picture: [clip('a', 0, 2, 0)], overlays: [overlay(0, [2])]}, [white]);
    expect(await readdir(join(folder, 'scratch'))).toEqual([]);
  });

  it('ends with what the painter says when an overlay cannot be drawn, and does not wait for its picture', async () => {
    const shelf = createLookShelf(
      {
        // The first picture is drawn, the second never comes.
        async paint(job, {onFrame} = {}) {
          const [first] = job.frames;
          if (first === undefined) return;
          await paintBoxes().paint({...job, address: white, frames: [first]});
          onFrame?.(first.frame);
          throw new ComposeError('overlay-failed', 'The overlay is broken.');
        },
      },
      join(folder, 'looks', 'broken'),
    );
    const request: SegmentRequest = {
      ...making.segment,
      size: smallSize,
      frameRate: fps30,
      frames: 4,
      picture: [clip('a', 0, 4, 0)],
      overlays: [overlay(0, [1, 1, 1])],
    };
    const to = join(folder, 'never.mp4');
    const tools = {media, shelf, scratch: join(folder, 'scratch')};
    await expect(
      composeSegment(tools, {request, overlayAddresses: [white]}, pathOf, to, {}),
    ).rejects.toMatchObject({code: 'overlay-failed'});
    expect(existsSync(to)).toBe(false);
    expect(await readdir(join(folder, 'scratch'))).toEqual([]);
  });

  function pathOf(source: string): string {
    return join(folder, `conformed-${source.slice(0, 8)}.mp4`);
  }

  type Wish = Pick<SegmentRequest, 'frames' | 'picture'> & Partial<SegmentRequest>;

  async function segment(wish: Wish, overlayAddresses: readonly string[] = []): Promise<readonly RawFrame[]> {
    const request: SegmentRequest = {
      ...making.segment,
      size: smallSize,
      frameRate: fps30,
      overlays: [],
      ...wish,
    };
    const to = join(folder, 'segment.mp4');
    const shelf = createLookShelf(paintBoxes(jobs), join(folder, 'looks', String(Math.random())));
    const tools = {media, shelf, scratch: join(folder, 'scratch')};
    await composeSegment(tools, {request, overlayAddresses}, pathOf, to, {});
    expect((await media.probe(to)).video).toMatchObject({
      frames: request.frames,
      colorSpace: 'bt709',
      colorRange: 'tv',
    });
    return rawFrames(media, to);
  }
});

function clip(name: string, from: number, frames: number, sourceFrom: number): PictureSpan {
  return {kind: 'clip', from, frames, source: key(name), sourceFrom};
}

/** An overlay with a look of its own for every run. */
function overlay(from: number, runs: readonly number[], name = 'overlay'): OverlaySpan {
  const frames = runs.reduce((sum, run) => sum + run, 0);
  const looks = runs.map((run, index) => ({look: digest(`${name} ${index}`), frames: run}));
  return {from, frames, overlayFrom: 0, overlayFrames: frames, looks};
}

function planes(frame: RawFrame | undefined, x: number, y: number): readonly number[] {
  return (['y', 'u', 'v'] as const).map((plane) => frame?.at(plane, x, y) ?? NaN);
}

function near(values: readonly number[], wanted: readonly number[]): boolean {
  return values.every((value, index) => Math.abs(value - (wanted[index] ?? NaN)) <= 2);
}
