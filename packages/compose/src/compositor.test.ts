import {mkdtemp, open, rm, stat} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createMedia} from '@matchcut/media';
import type {CutPart, OverlaySpan, StepOf} from '@matchcut/plan';
import {RenderInternals} from '@remotion/renderer';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {numberOf, rawFrames, rawSound, writeClip} from './__fixtures__/clips.ts';
import {paintBoxes} from './__fixtures__/paint-boxes.ts';
import {digest, key, small, step} from './__fixtures__/steps.ts';
import type {ComposeInput} from './compose-input.ts';
import {createCompositor, type ComposeStep} from './compositor.ts';

/**
 * Two clips of 60 frames (a, and b from frame 0), a dissolve of 10 between them, an overlay on frames 20 to 25.
 * a: 0–20 copied, 20–25 overlay, 25–30 made up to the next group, 30–50 copied, 50–60 dissolve with b 0–10,
 * b: 10–30 made up to the next group, 30–60 copied. 110 frames.
 */
const overlay: OverlaySpan = {
  from: 0,
  frames: 5,
  overlayFrom: 0,
  overlayFrames: 5,
  looks: [{look: digest('title'), frames: 5}],
};
const frames = 110;
const samples = (frames * 48_000) / 30;

describe('a cut', () => {
  const media = createMedia({workers: 2});
  const paths = new Map<string, ComposeInput>();
  let folder: string;
  let cut: string;
  const compositor = (): ReturnType<typeof createCompositor> =>
    createCompositor({
      media,
      painter: paintBoxes(),
      pictures: join(folder, 'pictures'),
      scratch: join(folder, 'scratch'),
    });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'matchcut-cut-'));
    const click = `aevalsrc='0.8*eq(n,24000)|0.8*eq(n,24000)':s=48000`;
    await writeClip(media, join(folder, 'a.mp4'), {frames: 60, sound: click});
    await writeClip(media, join(folder, 'b.mp4'), {
      frames: 60,
      sound: click,
      picture: `geq=lum='220-3*N':cb=90:cr=160`,
    });
    for (const name of ['a', 'b']) {
      paths.set(key(name), {path: join(folder, `${name}.mp4`), headSeconds: 0});
      await make(
        `conformed ${name}`,
        step('conform', {...small, source: key(name), skipSeconds: 0, frames: 60}),
      );
    }
    const clip = (name: string, sourceFrom: number, length: number) =>
      ({kind: 'clip', from: 0, frames: length, source: key(`conformed ${name}`), sourceFrom}) as const;
    await make(
      'titled',
      step('segment', {...small, frames: 5, picture: [clip('a', 20, 5)], overlays: [overlay]}, [
        'box 40 20 30 20 white',
      ]),
    );
    await make(
      'rest of a',
      step('segment', {...small, frames: 5, picture: [clip('a', 25, 5)], overlays: []}),
    );
    await make(
      'rest of b',
      step('segment', {...small, frames: 20, picture: [clip('b', 10, 20)], overlays: []}),
    );
    await make(
      'dissolve',
      step('segment', {
        ...small,
        frames: 10,
        overlays: [],
        picture: [
          {
            kind: 'dissolve',
            from: 0,
            frames: 10,
            outgoing: {source: key('conformed a'), sourceFrom: 50},
            incoming: {source: key('conformed b'), sourceFrom: 0},
          },
        ],
      }),
    );
    const sound = {samples: 96_000, sourceFrom: 0, volume: 1};
    await make(
      'soundtrack',
      step('soundtrack', {
        samples,
        sounds: [
          {...sound, source: {kind: 'clip', key: key('a')}, from: 0, fadeIn: 0, fadeOut: 16_000},
          {...sound, source: {kind: 'clip', key: key('b')}, from: 80_000, fadeIn: 16_000, fadeOut: 0},
        ],
      }),
    );
    const part = (source: string, sourceFrom: number, length: number): CutPart => ({
      source: key(source),
      sourceFrom,
      frames: length,
    });
    cut = await make(
      'cut',
      step('cut', {
        frameRate: small.frameRate,
        frames,
        soundtrack: key('soundtrack'),
        parts: [
          part('conformed a', 0, 20),
          part('titled', 0, 5),
          part('rest of a', 0, 5),
          part('conformed a', 30, 20),
          part('dissolve', 0, 10),
          part('rest of b', 0, 20),
          part('conformed b', 30, 30),
        ],
      }),
    );
  });
  afterAll(async () => {
    await compositor().close();
    await media.close();
    await rm(folder, {recursive: true});
  });

  it('has exactly the frames of the plan, and sound of the same length', async () => {
    const probe = await media.probe(cut);
    expect(probe.video).toMatchObject({
      frames,
      ...small.size,
      frameRate: small.frameRate,
      colorSpace: 'bt709',
      colorRange: 'tv',
      pixelFormat: 'yuv420p',
    });
    expect(probe.video?.durationSeconds).toBeCloseTo(frames / 30, 6);
    expect(probe.audio).toMatchObject({codec: 'aac', sampleRate: 48_000, channels: 2});
    // To within one block of AAC, which is all that a container can say; the samples themselves are exact.
    expect(Math.abs((probe.audio?.durationSeconds ?? 0) - frames / 30)).toBeLessThanOrEqual(1024 / 48_000);
    expect(await rawSound(media, cut)).toHaveLength(samples);
  });

  it('keeps copied frames bit for bit', async () => {
    const [all, a, b] = await Promise.all(
      [cut, pathOf('conformed a'), pathOf('conformed b')].map((path) => media.hashFrames(path)),
    );
    expect(all).toHaveLength(frames);
    expect(all?.slice(0, 20)).toEqual(a?.slice(0, 20));
    expect(all?.slice(30, 50)).toEqual(a?.slice(30, 50));
    expect(all?.slice(80)).toEqual(b?.slice(30));
  });

  it('keeps segments bit for bit', async () => {
    const [all, titled, dissolve, rest] = await Promise.all(
      [cut, pathOf('titled'), pathOf('dissolve'), pathOf('rest of b')].map((path) => media.hashFrames(path)),
    );
    expect(all?.slice(20, 25)).toEqual(titled);
    expect(all?.slice(50, 60)).toEqual(dissolve);
    expect(all?.slice(60, 80)).toEqual(rest);
  });

  it('shows the right frame on both sides of every joint', async () => {
    const shown = await rawFrames(media, cut);
    expect(shown.slice(0, 50).map(numberOf)).toEqual(Array.from({length: 50}, (_, frame) => frame));
    expect(
      shown.map((frame) => frame.at('y', 55, 30) > 225).flatMap((lit, frame) => (lit ? [frame] : [])),
    ).toEqual([20, 21, 22, 23, 24]);
    expect(shown.slice(60).map((frame) => Math.round((220 - frame.at('y', 1, 1)) / 3))).toEqual(
      Array.from({length: 50}, (_, frame) => frame + 10),
    );
  });

  it('has every sound on its sample', async () => {
    const sound = await rawSound(media, cut);
    const at = (sample: number): number => Math.max(...sound.slice(sample - 2, sample + 3).map(Math.abs));
    expect(at(24_000)).toBeGreaterThan(0.3);
    expect(at(80_000 + 24_000)).toBeGreaterThan(0.3);
    expect(at(50_000)).toBeLessThan(0.05);
  });

  it('can be played while it is still coming', async () => {
    const boxes = await topBoxes(cut);
    expect(boxes.indexOf('moov')).toBeGreaterThan(-1);
    expect(boxes.indexOf('moov')).toBeLessThan(boxes.indexOf('mdat'));
  });

  it('is decoded by another FFmpeg without a warning, with the colours that it says', async () => {
    const decoded = await foreign('ffmpeg', [
      '-v',
      'warning',
      '-y',
      '-i',
      cut,
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      join(folder, 'decoded.mp4'),
    ]);
    expect(decoded.stderr).toBe('');
    const entries =
      'stream=codec_name,profile,pix_fmt,color_space,color_primaries,color_transfer,color_range,has_b_frames,time_base';
    const probed = await foreign('ffprobe', [
      '-v',
      'error',
      '-select_streams',
      'v',
      '-show_entries',
      entries,
      '-of',
      'json',
      cut,
    ]);
    expect(JSON.parse(probed.stdout)).toMatchObject({
      streams: [
        {
          codec_name: 'h264',
          // High; this build knows no names of profiles.
          profile: '100',
          pix_fmt: 'yuv420p',
          color_space: 'bt709',
          color_primaries: 'bt709',
          color_transfer: 'bt709',
          color_range: 'tv',
          has_b_frames: 0,
          time_base: '1/30000',
        },
      ],
    });
  });

  it('has the same bytes when it is made again', async () => {
    const before = await media.hashFrames(pathOf('titled'));
    const size = (await stat(pathOf('titled'))).size;
    const again = await make(
      'again',
      step(
        'segment',
        {
          ...small,
          frames: 5,
          picture: [{kind: 'clip', from: 0, frames: 5, source: key('conformed a'), sourceFrom: 20}],
          overlays: [overlay],
        },
        ['box 40 20 30 20 white'],
      ),
    );
    expect((await stat(again)).size).toBe(size);
    expect(await media.hashFrames(again)).toEqual(before);
  });

  it('is refused where an input is missing, or another version planned it', async () => {
    const conform = step('conform', {...small, source: key('nowhere'), skipSeconds: 0, frames: 60});
    await expect(make('x', conform)).rejects.toMatchObject({code: 'input-missing'});
    const limits = {mostLuma: 24, mostChroma: 12, least: 0.5, likeness: 0.8};
    const seam = {upstream: key('nowhere'), upstreamFrames: 60, frames: 30, ...limits};
    const continued = step('conform', {...small, source: key('a'), skipSeconds: 0, frames: 60, seam});
    await expect(make('x', continued)).rejects.toMatchObject({code: 'input-missing'});
    const other: StepOf<'conform'> = {
      ...conform,
      request: {...conform.request, source: key('a'), semantics: 'conform/0'},
    };
    await expect(make('x', other)).rejects.toMatchObject({code: 'other-version'});
  });

  it('can be cancelled', async () => {
    const conform = step('conform', {...small, source: key('a'), skipSeconds: 0, frames: 60});
    const to = join(folder, 'cancelled.mp4');
    const composed = compositor().compose(conform, paths, to, {signal: AbortSignal.abort()});
    await expect(composed).rejects.toMatchObject({code: 'media-cancelled'});
    await expect(stat(to)).rejects.toMatchObject({code: 'ENOENT'});
  });

  it('tells how many frames are done', async () => {
    const counts: number[] = [];
    const conform = step('conform', {...small, source: key('a'), skipSeconds: 0, frames: 60});
    await compositor().compose(conform, paths, join(folder, 'counted.mp4'), {
      onFrames: (count) => counts.push(count),
    });
    expect(counts.at(-1)).toBe(60);
  });

  async function make(name: string, made: ComposeStep): Promise<string> {
    const to = join(folder, `${name}.mp4`);
    await compositor().compose(made, paths, to);
    paths.set(key(name), {path: to, headSeconds: 0});
    return to;
  }

  function pathOf(name: string): string {
    return join(folder, `${name}.mp4`);
  }
});

/** The FFmpeg that comes with Remotion: another version and build than the one that made the file. */
async function foreign(
  bin: 'ffmpeg' | 'ffprobe',
  args: string[],
): Promise<{readonly stdout: string; readonly stderr: string}> {
  const {stdout, stderr} = await RenderInternals.callFf({
    bin,
    args,
    indent: false,
    logLevel: 'error',
    binariesDirectory: null,
    cancelSignal: undefined,
  });
  return {stdout, stderr};
}

/** Names of the boxes at the top of an MP4, in order. */
async function topBoxes(path: string): Promise<readonly string[]> {
  await using file = await open(path);
  const {size} = await file.stat();
  const names: string[] = [];
  for (let at = 0; at + 8 <= size;) {
    const {buffer} = await file.read(Buffer.alloc(8), 0, 8, at);
    names.push(buffer.toString('latin1', 4, 8));
    at += Math.max(8, buffer.readUInt32BE(0));
  }
  return names;
}
