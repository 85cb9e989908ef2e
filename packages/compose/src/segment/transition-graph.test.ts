import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createMedia} from '@matchcut/media';
import type {DrawnEffect, TransitionSpan} from '@matchcut/plan';
import {afterAll, describe, expect, test} from 'vitest';
import {fps30, smallSize} from '../__fixtures__/clips.ts';
import {key} from '../__fixtures__/steps.ts';
import {houseOf} from '../house-encoder.ts';
import {making, makingOf} from '../making.ts';
import {transitionChains} from './transition-graph.ts';

const {width, height} = smallSize;
/** No frame is in the very middle, where rounding may go either way. */
const frames = 8;
const directions = ['from-left', 'from-right', 'from-top', 'from-bottom'] as const;
/** CSS's ease-in-out. */
const slow = [0.42, 0, 0.58, 1] as const;

/** Two pictures that are nowhere alike, and move: luma by place and frame, one colour each. */
const outgoing = {lum: '30+X+N', cb: 90, cr: 160, at: (x: number, _y: number, n: number) => 30 + x + n};
const incoming = {
  lum: '200-2*Y-N',
  cb: 160,
  cr: 90,
  at: (_x: number, y: number, n: number) => 200 - 2 * y - n,
};

const media = createMedia({workers: 1});
const folder = mkdtempSync(join(tmpdir(), 'matchcut-transition-'));
afterAll(async () => {
  await media.close();
  rmSync(folder, {recursive: true});
});

type Expected = (x: number, y: number, n: number, progress: number) => number;

describe('a transition, pixel by pixel beside its definition', () => {
  test.each([{}, {easing: slow}])('dissolves with %o', async (way) => {
    const worst = await compare({kind: 'dissolve', ...way}, (x, y, n, w) => {
      return (1 - w) * outgoing.at(x, y, n) + w * incoming.at(x, y, n);
    });
    expect(worst).toBeLessThanOrEqual(1);
  });

  test.each([{}, {easing: slow}])('fades through a colour with %o', async (way) => {
    // #336699 in bt709, video range.
    const blue = 16 + (219 / 255) * (0.2126 * 0x33 + 0.7152 * 0x66 + 0.0722 * 0x99);
    const worst = await compare({kind: 'fade', color: '#336699', ...way}, (x, y, n, progress) => {
      const clip = progress < 0.5 ? outgoing.at(x, y, n) : incoming.at(x, y, n);
      const w = 1 - Math.abs(2 * progress - 1);
      return (1 - w) * clip + w * blue;
    });
    expect(worst).toBeLessThanOrEqual(1);
  });

  describe.each(directions)('%s', (direction) => {
    const isAcross = direction === 'from-left' || direction === 'from-right';
    const isForwards = direction === 'from-left' || direction === 'from-top';
    const length = isAcross ? width : height;
    /** Whether the incoming picture is at a place, and how far both are from where they stand. */
    const expected = (moves: {readonly incoming: boolean; readonly outgoing: boolean}): Expected => {
      return (x, y, n, progress) => {
        const shown = 2 * Math.round((progress * length) / 2);
        const place = isAcross ? x : y;
        const isThere = isForwards ? place < shown : place >= length - shown;
        const sign = isForwards ? 1 : -1;
        const shift = isThere
          ? moves.incoming
            ? sign * (length - shown)
            : 0
          : moves.outgoing
            ? -sign * shown
            : 0;
        const clip = isThere ? incoming : outgoing;
        return isAcross ? clip.at(x + shift, y, n) : clip.at(x, y + shift, n);
      };
    };

    test.each([{}, {easing: slow}])('wipes, slides and pushes with %o', async (way) => {
      const wipe = await compare(
        {kind: 'wipe', direction, ...way},
        expected({incoming: false, outgoing: false}),
      );
      const slide = await compare(
        {kind: 'slide', direction, ...way},
        expected({incoming: true, outgoing: false}),
      );
      const push = await compare(
        {kind: 'push', direction, ...way},
        expected({incoming: true, outgoing: true}),
      );
      expect({wipe, slide, push}).toEqual({wipe: 0, slide: 0, push: 0});
    });
  });

  test('shows the incoming clip as far as its matte is opaque', async () => {
    const worst = await compare({kind: 'matte', looks: []}, (x, y, n) => {
      const alpha = (2 * x) / 255;
      return (1 - alpha) * outgoing.at(x, y, n) + alpha * incoming.at(x, y, n);
    });
    expect(worst).toBeLessThanOrEqual(1);
  });
});

test.each(['4444', 'hq'] as const)('ProRes %s keeps its pixels', async (profile) => {
  const {pixels} = houseOf(makingOf({codec: 'prores', profile}).segment.encoder);
  for (const effect of [
    {kind: 'dissolve', easing: slow},
    {kind: 'fade', color: '#000000'},
    {kind: 'wipe', direction: 'from-left'},
    {kind: 'push', direction: 'from-top'},
    {kind: 'matte', looks: []},
  ] as const) {
    const path = await render(effect, pixels);
    // FFmpeg reads all ProRes as 12 bits.
    const read = pixels.plain.replace('10', '12');
    expect((await media.probe(path)).video).toMatchObject({frames, pixelFormat: read});
  }
});

/** The furthest that any pixel of the luma is from what is expected; colours are compared where one clip is alone. */
async function compare(effect: Effect, expected: Expected): Promise<number> {
  const {pixels} = houseOf(making.segment.encoder);
  const bytes = readFileSync(await render(effect, pixels));
  const frameBytes = (width * height * 3) / 2;
  expect(bytes.length).toBe(frames * frameBytes);
  let worst = 0;
  for (let n = 0; n < frames; n += 1) {
    const progress = ease((n + 1) / (frames + 1), effect.easing);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const found = bytes[n * frameBytes + y * width + x] ?? NaN;
        worst = Math.max(worst, Math.abs(found - expected(x, y, n, progress)));
      }
    }
  }
  return Math.max(0, Math.ceil(worst - 0.51));
}

type Effect = DrawnEffect & Pick<TransitionSpan, 'easing'>;

let count = 0;

async function render(effect: Effect, pixels: ReturnType<typeof houseOf>['pixels']): Promise<string> {
  count += 1;
  const raw = pixels.plain === 'yuv420p';
  const path = join(folder, `${count}.${raw ? 'raw' : 'mov'}`);
  const source = `color=black:s=${width}x${height}:r=30,trim=end_frame=${frames}`;
  const clip = ({lum, cb, cr}: typeof outgoing | typeof incoming, to: string): string =>
    `${source},format=yuv420p,geq=lum='${lum}':cb=${cb}:cr=${cr},format=${pixels.plain},setparams=range=tv,settb=1/30,setpts=N[${to}]`;
  const clips = {source: key('a'), sourceFrom: 0};
  const span: TransitionSpan = {from: 0, frames, outgoing: clips, incoming: clips, ...effect};
  const matte = `${source},format=rgba,geq=r=255:g=0:b=0:a='2*X',settb=1/30,setpts=N,scale=in_range=full:out_color_matrix=bt709:out_range=tv,format=${pixels.alpha}[matte]`;
  await media.transcode({
    inputs: [],
    graph: [
      clip(outgoing, 'out'),
      clip(incoming, 'in'),
      ...(effect.kind === 'matte' ? [matte] : []),
      ...transitionChains(span, {
        outgoing: 'out',
        incoming: 'in',
        matte: 'matte',
        to: 'v',
        size: smallSize,
        frameRate: fps30,
        pixels,
      }),
    ].join(';'),
    video: raw
      ? {codec: 'rawvideo', options: {}, frameRate: fps30, timescale: 30_000}
      : {codec: 'prores_ks', options: {profile: 4}, frameRate: fps30, timescale: 30_000},
    audio: null,
    output: {path, format: raw ? 'rawvideo' : 'mov'},
  });
  return path;
}

/** CSS's `cubic-bezier()`, by halving. */
function ease(time: number, easing: readonly [number, number, number, number] | undefined): number {
  if (easing === undefined) return time;
  const [x1, y1, x2, y2] = easing;
  const at = (t: number, a: number, b: number): number =>
    3 * (1 - t) ** 2 * t * a + 3 * (1 - t) * t ** 2 * b + t ** 3;
  let [low, high] = [0, 1];
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    if (at(middle, x1, x2) < time) low = middle;
    else high = middle;
  }
  return at(low, y1, y2);
}
