import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeEach, describe, expect, test, vi} from 'vitest';
import {
  clipJob,
  fps30,
  houseOptions,
  houseVideo,
  losslessOptions,
  numbered,
  numbersOf,
} from './__fixtures__/house.ts';
import {createMedia} from './create-media.ts';
import type {JoinPart, TranscodeJob} from './media.ts';

const media = createMedia({workers: 2});
const root = mkdtempSync(join(tmpdir(), 'matchcut-media-'));
let folder = root;
let folders = 0;

beforeEach(() => {
  folder = mkdtempSync(join(root, `${(folders += 1)}-`));
});
afterAll(async () => {
  await media.close();
  rmSync(root, {recursive: true});
});

const inFolder = (name: string): string => join(folder, name);

/** The decoded bytes of what a graph makes of a file. */
async function rawBytes(path: string, graph: string): Promise<Buffer> {
  const output = `${path}.raw`;
  await media.transcode({
    inputs: [{path}],
    graph: `${graph}[v]`,
    video: {codec: 'rawvideo', options: {}, frameRate: fps30, timescale: 30_000},
    audio: null,
    output: {path: output, format: 'rawvideo'},
  });
  return readFileSync(output);
}

async function numbersIn(path: string): Promise<readonly number[]> {
  return numbersOf(await rawBytes(path, '[0:v]crop=2:2,format=yuv420p'));
}

async function soundSamples(path: string): Promise<Float32Array> {
  const output = `${path}.pcm`;
  await media.transcode({
    inputs: [{path}],
    graph: '[0:a]aformat=channel_layouts=mono[a]',
    video: null,
    audio: {codec: 'pcm_f32le', options: {}, sampleRate: 48_000},
    output: {path: output, format: 'f32le'},
  });
  const bytes = readFileSync(output);
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
}

/** Silence with one full sample. */
async function makeClick(path: string, sample: number, samples: number): Promise<void> {
  await media.transcode({
    inputs: [],
    graph: `aevalsrc='eq(n,${sample})':s=48000,atrim=end_sample=${samples},aformat=channel_layouts=stereo[a]`,
    video: null,
    audio: {codec: 'aac', options: {b: 256_000}, sampleRate: 48_000},
    output: {path, format: 'mp4'},
  });
}

function loudest(samples: Float32Array): number {
  return samples.reduce(
    (best, value, index) => (Math.abs(value) > Math.abs(samples[best] ?? 0) ? index : best),
    0,
  );
}

describe('transcode', () => {
  test('The last frames are not lost in decoder, filters or encoder', async () => {
    const lookahead = {...houseOptions, preset: 'medium', bf: 3};
    await media.transcode(clipJob(inFolder('source.mp4'), numbered(61), houseVideo(61, lookahead)));
    await media.transcode({
      inputs: [{path: inFolder('source.mp4')}],
      graph: '[0:v]fps=60,format=yuv420p[v]',
      video: {...houseVideo(122), frameRate: {numerator: 60, denominator: 1}},
      audio: null,
      output: {path: inFolder('faster.mp4'), format: 'mp4'},
    });
    expect(await media.probe(inFolder('source.mp4'))).toMatchObject({video: {frames: 61}});
    expect(await media.probe(inFolder('faster.mp4'))).toMatchObject({
      video: {frames: 122, frameRate: {numerator: 60, denominator: 1}},
    });
  });

  test('Any frame rate becomes a whole number of ticks, or is refused', async () => {
    const at = (numerator: number, denominator: number, timescale: number): TranscodeJob =>
      clipJob(inFolder(`${numerator}.mp4`), numbered(24), {
        ...houseVideo(24),
        frameRate: {numerator, denominator},
        timescale,
      });
    await media.transcode(at(30_000, 1001, 30_000));
    expect(await media.probe(inFolder('30000.mp4'))).toMatchObject({
      video: {frameRate: {numerator: 30_000, denominator: 1001}, durationSeconds: (24 * 1001) / 30_000},
    });
    await expect(media.transcode(at(24, 1, 1001))).rejects.toMatchObject({code: 'media-failed'});
  });

  test('Pictures of a sequence stand on their own frame, none twice and none left out', async () => {
    await media.transcode({
      ...clipJob(inFolder('frame-%03d.png'), numbered(60), {
        ...houseVideo(60, {}),
        codec: 'png',
      }),
      graph: `${numbered(60)},scale=out_range=full:out_color_matrix=bt709,format=rgb24[v]`,
      output: {path: inFolder('frame-%03d.png'), format: 'image2', options: {start_number: 0}},
    });
    expect(readdirSync(folder)).toHaveLength(60);
    await media.transcode(clipJob(inFolder('black.mp4'), 'color=black:s=64x36:r=30:d=2', houseVideo(60)));
    await media.transcode({
      inputs: [
        {path: inFolder('black.mp4')},
        {path: inFolder('frame-%03d.png'), format: 'image2', options: {framerate: 30, start_number: 0}},
      ],
      graph: [
        '[0:v]settb=1/30,setpts=N[below]',
        '[1:v]settb=1/30,setpts=N,format=rgba,scale=in_range=full:out_color_matrix=bt709:out_range=tv,format=yuva420p[over]',
        '[below][over]overlay=format=yuv420:eof_action=pass,format=yuv420p[v]',
      ].join(';'),
      video: houseVideo(60, losslessOptions),
      audio: null,
      output: {path: inFolder('over.mp4'), format: 'mp4'},
    });
    expect(await numbersIn(inFolder('over.mp4'))).toEqual(Array.from({length: 60}, (_, frame) => frame));
  });

  test('Pictures are waited for while they are being drawn, and for ever only until somebody gives up', async () => {
    const numbers = Array.from({length: 30}, (_, number) => number);
    await media.transcode({
      ...clipJob(inFolder('drawn-%02d.png'), numbered(30), {...houseVideo(30, {}), codec: 'png'}),
      graph: `${numbered(30)},scale=out_range=full:out_color_matrix=bt709,format=rgba[v]`,
      output: {path: inFolder('drawn-%02d.png'), format: 'image2', options: {start_number: 0}},
    });
    const name = (number: number): string => String(number).padStart(2, '0');
    const pictures = numbers.map((number) => inFolder(`coming-${name(number)}.png`));
    const job = (path: string): TranscodeJob => ({
      inputs: [{pictures}],
      graph:
        '[0:v]settb=1/30,setpts=N,scale=in_range=full:out_color_matrix=bt709:out_range=tv,format=yuv420p[v]',
      video: houseVideo(30, losslessOptions),
      audio: null,
      output: {path, format: 'mp4'},
    });
    const giving = new AbortController();
    const vain = media.transcode(job(inFolder('vain.mp4')), {signal: giving.signal});
    giving.abort();
    await expect(vain).rejects.toMatchObject({code: 'media-cancelled'});

    const made = media.transcode(job(inFolder('made.mp4')));
    for (const number of numbers) renameSync(inFolder(`drawn-${name(number)}.png`), pictures[number] ?? '');
    await made;
    expect(await numbersIn(inFolder('made.mp4'))).toEqual(numbers);

    writeFileSync(pictures[3] ?? '', 'no picture');
    await expect(media.transcode(job(inFolder('broken.mp4')))).rejects.toMatchObject({
      code: 'media-unreadable',
    });
  });

  test('An input can begin with any of its keyframes, and with no other frame', async () => {
    await media.transcode(clipJob(inFolder('long.mp4'), numbered(69), houseVideo(69, losslessOptions)));
    const from = (fromFrame: number, frames: number): TranscodeJob => ({
      inputs: [{path: inFolder('long.mp4'), fromFrame}],
      graph: '[0:v]settb=1/30,setpts=N,format=yuv420p[v]',
      video: houseVideo(frames, losslessOptions),
      audio: null,
      output: {path: inFolder('rest.mp4'), format: 'mp4'},
    });
    await media.transcode(from(60, 9));
    expect(await numbersIn(inFolder('rest.mp4'))).toEqual([60, 61, 62, 63, 64, 65, 66, 67, 68]);
    for (const frame of [31, 90]) {
      await expect(media.transcode(from(frame, 9))).rejects.toMatchObject({code: 'media-failed'});
    }
  });

  test('Sound and picture of one file go through together, and neither is shifted', async () => {
    await makeClick(inFolder('click.m4a'), 24_000, 96_000);
    await media.transcode(clipJob(inFolder('silent.mp4'), numbered(60), houseVideo(60)));
    await media.transcode({
      inputs: [{path: inFolder('silent.mp4')}, {path: inFolder('click.m4a')}],
      graph: '[0:v]null[v];[1:a]anull[a]',
      video: houseVideo(60),
      audio: {codec: 'aac', options: {b: 256_000}, sampleRate: 48_000},
      output: {path: inFolder('both.mp4'), format: 'mp4'},
    });
    await media.transcode({
      inputs: [{path: inFolder('both.mp4')}],
      graph: '[0:v]null[v];[0:a]anull[a]',
      video: houseVideo(60),
      audio: {codec: 'aac', options: {b: 256_000}, sampleRate: 48_000},
      output: {path: inFolder('again.mp4'), format: 'mp4'},
    });
    const samples = await soundSamples(inFolder('again.mp4'));
    expect(samples).toHaveLength(96_000);
    expect(loudest(samples)).toBe(24_000);
    expect(await numbersIn(inFolder('again.mp4'))).toEqual(Array.from({length: 60}, (_, frame) => frame));
  });

  test('Two files are joined by the graph without a frame lost between them', async () => {
    await media.transcode(clipJob(inFolder('a.mp4'), numbered(30), houseVideo(30)));
    await media.transcode({
      inputs: [{path: inFolder('a.mp4')}, {path: inFolder('a.mp4')}],
      graph: '[0:v][1:v]concat=n=2[v]',
      video: houseVideo(60),
      audio: null,
      output: {path: inFolder('twice.mp4'), format: 'mp4'},
    });
    const once = Array.from({length: 30}, (_, frame) => frame);
    expect(await numbersIn(inFolder('twice.mp4'))).toEqual([...once, ...once]);
  });

  test('Inputs of which only a stretch is wanted are left when it is over', async () => {
    await media.transcode(clipJob(inFolder('a.mp4'), numbered(60), houseVideo(60)));
    await media.transcode({
      inputs: [{path: inFolder('a.mp4')}, {path: inFolder('a.mp4')}],
      graph: [
        '[0:v]trim=start_frame=10:end_frame=15,setpts=PTS-STARTPTS[x]',
        '[1:v]trim=start_frame=3:end_frame=6,setpts=PTS-STARTPTS[y]',
        '[x][y]concat=n=2[v]',
      ].join(';'),
      video: houseVideo(8),
      audio: null,
      output: {path: inFolder('b.mp4'), format: 'mp4'},
    });
    expect(await numbersIn(inFolder('b.mp4'))).toEqual([10, 11, 12, 13, 14, 3, 4, 5]);
  });

  test('Red stays red: BT.709 in the range of television, and tagged so', async () => {
    await media.transcode({
      inputs: [],
      graph:
        'color=red:s=64x36:r=30:d=0.1,format=rgba,scale=in_range=full:out_color_matrix=bt709:out_range=tv,format=yuv420p[v]',
      video: houseVideo(3, losslessOptions),
      audio: null,
      output: {path: inFolder('red.mp4'), format: 'mp4'},
    });
    const raw = await rawBytes(inFolder('red.mp4'), '[0:v]crop=2:2,format=yuv420p');
    expect([...raw.subarray(0, 6)]).toEqual([63, 63, 63, 63, 102, 240]);
    expect(await media.probe(inFolder('red.mp4'))).toMatchObject({
      video: {colorSpace: 'bt709', colorRange: 'tv'},
    });
    const [png] = await media.frames({path: inFolder('red.mp4'), frames: [2]});
    writeFileSync(inFolder('red.png'), png ?? '');
    const rgb = await rawBytes(inFolder('red.png'), '[0:v]crop=1:1,format=rgb24');
    expect([...rgb].map((value) => Math.round(value / 4))).toEqual([64, 0, 0]);
    // Who honours the tags of pictures must not make it darker than the film is.
    expect(png).toSatisfy((bytes: Uint8Array) => Buffer.from(bytes).includes('sRGB'));
    expect(png).not.toSatisfy((bytes: Uint8Array) => Buffer.from(bytes).includes('cICP\u0001\u0001'));
  });

  test('Progress tells how many frames are done', async () => {
    const heard: number[] = [];
    const job = clipJob(inFolder('a.mp4'), 'testsrc2=s=640x360:r=30:d=4', houseVideo(120));
    await media.transcode(job, {onFrames: (frames) => heard.push(frames)});
    expect(heard.at(-1)).toBe(120);
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
  });

  test('Tags are written and read back', async () => {
    const metadata = {title: 'Mara', description: 'a grey fox — renard', keywords: 'character'};
    const job = clipJob(inFolder('tagged.mp4'), numbered(3), houseVideo(3));
    await media.transcode({...job, output: {...job.output, metadata}});
    expect((await media.probe(inFolder('tagged.mp4'))).tags).toMatchObject(metadata);
  });

  test('The same job makes the same bytes', async () => {
    const [a, b] = [inFolder('a.mp4'), inFolder('b.mp4')];
    await Promise.all([a, b].map((path) => media.transcode(clipJob(path, numbered(40), houseVideo(40)))));
    expect(readFileSync(a).equals(readFileSync(b))).toBe(true);
  });
});

describe('join', () => {
  const houseClip = (name: string, graph: string, options = houseOptions): Promise<void> =>
    media.transcode(clipJob(inFolder(name), graph, houseVideo(70, options)));

  test('Parts from clips of other content and quality are copied packet by packet', async () => {
    await houseClip('a.mp4', numbered(70));
    await houseClip('b.mp4', 'mandelbrot=s=64x36:r=30,trim=end_frame=70', {...houseOptions, crf: 30});
    await media.join({
      parts: [
        {path: inFolder('a.mp4'), fromFrame: 30, frames: 17},
        {path: inFolder('b.mp4'), fromFrame: 0, frames: 1},
        {path: inFolder('a.mp4'), fromFrame: 60, frames: 10},
        {path: inFolder('b.mp4'), fromFrame: 30, frames: 40},
      ],
      frameRate: fps30,
      timescale: 30_000,
      sound: null,
      output: {path: inFolder('cut.mp4'), format: 'mp4'},
    });
    const [a, b, cut] = await Promise.all(
      ['a.mp4', 'b.mp4', 'cut.mp4'].map((name) => media.hashFrames(inFolder(name))),
    );
    const expected = [a?.slice(30, 47), b?.slice(0, 1), a?.slice(60), b?.slice(30)].flat();
    expect(cut).toEqual(expected);
    expect(await media.probe(inFolder('cut.mp4'))).toMatchObject({
      durationSeconds: expect.closeTo(68 / 30, 5),
      video: {frames: 68, frameRate: fps30, durationSeconds: 68 / 30},
    });
  });

  test('The sound lies where it lay, and index comes first', async () => {
    await houseClip('a.mp4', numbered(70));
    await makeClick(inFolder('click.m4a'), 50_000, 70 * 1600);
    await media.join({
      parts: [{path: inFolder('a.mp4'), fromFrame: 0, frames: 70}],
      frameRate: fps30,
      timescale: 30_000,
      sound: {path: inFolder('click.m4a')},
      output: {path: inFolder('cut.mp4'), format: 'mp4', options: {movflags: '+faststart'}},
    });
    const samples = await soundSamples(inFolder('cut.mp4'));
    expect(samples).toHaveLength(70 * 1600);
    expect(loudest(samples)).toBe(50_000);
    const bytes = readFileSync(inFolder('cut.mp4'));
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
    const probe = await media.probe(inFolder('cut.mp4'));
    expect(probe.audio?.durationSeconds).toBeCloseTo(70 / 30, 6);
    expect(probe.video?.durationSeconds).toBeCloseTo(70 / 30, 6);
  });

  test.each([
    ['another encoder preset', {...houseOptions, preset: 'veryfast'}, 0, 'media-failed', /other settings/],
    ['B-frames', {...houseOptions, bf: 2}, 0, 'media-failed', /other settings|B-frames/],
    ['no keyframe', houseOptions, 31, 'media-failed', /no keyframe/],
    ['too few frames', houseOptions, 60, 'media-wrong-length', /70 frames/],
  ])('A part with %s is refused, and nothing is left', async (_, options, fromFrame, code, message) => {
    await houseClip('a.mp4', numbered(70));
    await houseClip('b.mp4', numbered(70), options);
    const job = media.join({
      parts: [
        {path: inFolder('a.mp4'), fromFrame: 0, frames: 30},
        {path: inFolder('b.mp4'), fromFrame, frames: 20},
      ],
      frameRate: fps30,
      timescale: 30_000,
      sound: null,
      output: {path: inFolder('cut.mp4'), format: 'mp4'},
    });
    await expect(job).rejects.toMatchObject({code, message: expect.stringMatching(message)});
    expect(readdirSync(folder)).toEqual(['a.mp4', 'b.mp4']);
  });

  const reordered = {...houseOptions, preset: 'medium', bf: 2};

  test('Whole files with B-frames are joined, each picture in its place', async () => {
    await houseClip('a.mp4', 'testsrc2=s=64x36:r=30:d=3,trim=end_frame=70', reordered);
    await houseClip('b.mp4', 'mandelbrot=s=64x36:r=30,trim=end_frame=70', reordered);
    const whole = (name: string): JoinPart => ({path: inFolder(name), fromFrame: 0, frames: 70});
    await media.join({
      parts: [whole('a.mp4'), whole('b.mp4'), whole('a.mp4')],
      frameRate: fps30,
      timescale: 30_000,
      sound: null,
      output: {path: inFolder('cut.mp4'), format: 'mp4'},
    });
    const [a = [], b = [], cut] = await Promise.all(
      ['a.mp4', 'b.mp4', 'cut.mp4'].map((name) => media.hashFrames(inFolder(name))),
    );
    expect(cut).toEqual([...a, ...b, ...a]);
    expect((await media.probe(inFolder('cut.mp4'))).video).toMatchObject({
      frames: 210,
      frameRate: fps30,
      durationSeconds: 7,
    });
  });

  test.each([
    [0, 30],
    [30, 40],
  ])('Of a file with B-frames no stretch is taken: from frame %i, %i frames', async (fromFrame, frames) => {
    await houseClip('a.mp4', 'testsrc2=s=64x36:r=30:d=3,trim=end_frame=70', reordered);
    const job = media.join({
      parts: [{path: inFolder('a.mp4'), fromFrame, frames}],
      frameRate: fps30,
      timescale: 30_000,
      sound: null,
      output: {path: inFolder('cut.mp4'), format: 'mp4'},
    });
    await expect(job).rejects.toMatchObject({
      code: 'media-failed',
      message: expect.stringContaining('B-frames'),
    });
  });
});

describe('frames and hashFrames', () => {
  test('Frames come by number, in the order asked for, across keyframes and B-frames', async () => {
    const options = {...houseOptions, preset: 'medium', bf: 3, g: 12};
    await media.transcode(clipJob(inFolder('a.mp4'), numbered(70), houseVideo(70, options)));
    const wanted = [69, 0, 35, 36, 11, 12, 13, 0];
    const pngs = await media.frames({path: inFolder('a.mp4'), frames: wanted});
    const numbers: (number | undefined)[] = [];
    for (const png of pngs) {
      writeFileSync(inFolder('one.png'), png);
      const gray = await rawBytes(inFolder('one.png'), '[0:v]crop=1:1,format=rgb24');
      numbers.push(Math.round(((gray[0] ?? 0) * 219) / 255 / 3));
    }
    expect(numbers).toEqual(wanted);
  });

  test('A width scales the picture and keeps its aspect', async () => {
    await media.transcode(clipJob(inFolder('a.mp4'), numbered(2), houseVideo(2)));
    const [png] = await media.frames({path: inFolder('a.mp4'), frames: [1], width: 32});
    writeFileSync(inFolder('a.png'), png ?? '');
    expect(await media.probe(inFolder('a.png'))).toMatchObject({
      container: 'png_pipe',
      video: {codec: 'png', width: 32, height: 18, frames: 1},
      audio: null,
    });
  });

  test('A frame that is not there is an error', async () => {
    await media.transcode(clipJob(inFolder('a.mp4'), numbered(2), houseVideo(2)));
    await expect(media.frames({path: inFolder('a.mp4'), frames: [2]})).rejects.toMatchObject({
      code: 'media-unreadable',
      message: expect.stringContaining('2 frames'),
    });
  });

  test('Equal pictures have equal hashes, others have not', async () => {
    const video = houseVideo(4, losslessOptions);
    const gray = `color=gray:s=64x36:r=30,trim=end_frame=4`;
    await media.transcode(clipJob(inFolder('a.mp4'), gray, video));
    await media.transcode(clipJob(inFolder('b.mp4'), numbered(4), video));
    const [a, b] = await Promise.all([
      media.hashFrames(inFolder('a.mp4')),
      media.hashFrames(inFolder('b.mp4')),
    ]);
    expect(a).toHaveLength(4);
    expect(new Set(a).size).toBe(1);
    expect(new Set(b).size).toBe(4);
  });
});

describe('failure', () => {
  test.each([
    ['no such file', 'nothing.mp4', null],
    ['a text file', 'words.txt', 'Once upon a time there was no video at all.\n'.repeat(50)],
    ['text that is called a video', 'words.mp4', 'Once upon a time there was no video at all.\n'.repeat(50)],
    [
      'a list that leads elsewhere',
      'list.m3u8',
      '#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\na.ts\n#EXT-X-ENDLIST\n',
    ],
    ['an empty file', 'empty.mp4', ''],
  ])('%s is unreadable', async (_, name, content) => {
    if (content !== null) writeFileSync(inFolder(name), content);
    await expect(media.probe(inFolder(name))).rejects.toMatchObject({code: 'media-unreadable'});
    await expect(media.hashFrames(inFolder(name))).rejects.toMatchObject({code: 'media-unreadable'});
  });

  test('A clip that breaks off is unreadable or too short, never silently shorter', async () => {
    await media.transcode(clipJob(inFolder('a.mp4'), 'testsrc2=s=320x180:r=30:d=2', houseVideo(60)));
    const whole = readFileSync(inFolder('a.mp4'));
    writeFileSync(inFolder('half.mp4'), whole.subarray(0, whole.length / 2));
    await expect(media.probe(inFolder('half.mp4'))).rejects.toMatchObject({code: 'media-unreadable'});
  });

  test('A wrong number of frames is an error that leaves nothing', async () => {
    const job = clipJob(inFolder('a.mp4'), numbered(10), houseVideo(11));
    await expect(media.transcode(job)).rejects.toMatchObject({code: 'media-wrong-length'});
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ['filter', {graph: 'color=black,nosuchfilter[v]'}, 'nosuchfilter'],
    ['encoder', {video: {...houseVideo(1), codec: 'libnothing'}}, 'libnothing'],
    ['encoder option', {video: houseVideo(1, {nosuchoption: 1})}, 'nosuchoption'],
    ['muxer option', {output: {path: 'a.mp4', format: 'mp4', options: {nosuchoption: 1}}}, 'nosuchoption'],
    ['format', {output: {path: 'a.mp4', format: 'nosuchformat'}}, 'nosuchformat'],
  ])('An unknown %s is named, and nothing is left', async (_, change: Partial<TranscodeJob>, word) => {
    const job = {...clipJob(inFolder('a.mp4'), numbered(1), houseVideo(1)), ...change};
    const output = {...job.output, path: inFolder('a.mp4')};
    await expect(media.transcode({...job, output})).rejects.toMatchObject({
      code: 'media-failed',
      message: expect.stringContaining(word),
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('A folder that is not there cannot be written to', async () => {
    const job = clipJob(inFolder('none/a.mp4'), numbered(1), houseVideo(1));
    await expect(media.transcode(job)).rejects.toMatchObject({code: 'media-unwritable'});
  });

  test('An abort leaves nothing behind', async () => {
    const controller = new AbortController();
    const job = clipJob(inFolder('a.mp4'), 'testsrc2=s=1280x720:r=30:d=60', houseVideo(1800));
    const transcoding = media.transcode(job, {signal: controller.signal, onFrames: () => controller.abort()});
    await expect(transcoding).rejects.toMatchObject({code: 'media-cancelled'});
    expect(readdirSync(folder)).toEqual([]);
  });

  test('A process that is killed leaves nothing behind either', async () => {
    const path = fileURLToPath(new URL('./__fixtures__/killed-parent.ts', import.meta.url));
    const program = spawn(process.execPath, ['--conditions=@matchcut/source', path, inFolder('a.mp4')], {
      stdio: 'inherit',
    });
    expect(await once(program, 'exit')).toEqual([null, 'SIGKILL']);
    await vi.waitFor(() => expect(readdirSync(folder)).toEqual([]), {timeout: 20_000});
  });
});
