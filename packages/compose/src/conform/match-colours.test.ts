import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createMedia} from '@matchcut/media';
import type {PictureSeam} from '@matchcut/plan';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {fps30, rawFrames, writeClip, type RawFrame} from '../__fixtures__/clips.ts';
import {key} from '../__fixtures__/steps.ts';
import {making} from '../making.ts';
import {composeConform} from './compose-conform.ts';
import {measurePicture} from './picture-measure.ts';

const size = {width: 320, height: 180};
const joint = 60;

const seam: PictureSeam = {
  upstream: key('before'),
  upstreamFrames: joint,
  frames: 30,
  mostLuma: 24,
  mostChroma: 12,
  least: 0.5,
  likeness: 0.8,
};

/** A picture that pans through a landscape of soft hills, from frame `from` on; `grade` is written over it. */
function landscape(from: number, grade = '', scale = 0.02): string {
  const wave = (a: number, b: number, speed: number): string =>
    `sin(X*${a * scale}+Y*${b * scale}+(N+${from})*${speed})`;
  const geq = `geq=lum='110+45*${wave(1, 0.6, 0.02)}+20*${wave(2.3, -1.1, 0.03)}':cb='118+10*${wave(0.7, 1, 0.02)}':cr='136+9*${wave(1.2, -0.4, 0.01)}'`;
  return grade === '' ? geq : `${geq},${grade}`;
}

describe('a continuation', () => {
  const media = createMedia({workers: 2});
  let folder: string;
  const at = (name: string): string => join(folder, name);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'matchcut-seam-'));
    const write = (name: string, picture: string): Promise<void> =>
      writeClip(media, at(`${name}.mp4`), {frames: 90, size, picture, options: {crf: 10}});
    await Promise.all([
      write('before', landscape(0)),
      write('exact', landscape(joint)),
      write('graded', landscape(joint, `lutyuv=y='val*1.08+5':u='val-5':v='val+4'`)),
      write('brighter', landscape(joint, `lutyuv=y='val+34'`)),
      write('elsewhere', landscape(400, `lutyuv=y='val+8'`, 0.055)),
    ]);
    await conform('before', null);
  });
  afterAll(async () => {
    await media.close();
    await rm(folder, {recursive: true});
  });

  it('begins with the colours that the clip before it ends with, and comes back to its own', async () => {
    const before = (await frames('before', null))[joint - 1];
    const [off, on] = [await frames('graded', null), await frames('graded', seam)];
    const stepOff = stepOf(before, off[0]);
    const stepOn = stepOf(before, on[0]);
    expect(stepOff.map(Math.round)).toEqual([13, 5, 4]);
    // Corrections are of whole 8-bit steps in a plane that is flat: what is left is what they can't say.
    for (const step of stepOn) expect(step).toBeLessThan(seam.least);
    // No frame of the second differs from the one before it by more than what is not seen.
    for (const [index, frame] of on.slice(1, 40).entries()) {
      expect(Math.max(...stepOf(on[index], frame))).toBeLessThan(1.5);
    }
    // From one second on, it is what it would have been, to the bit.
    expect(on.slice(seam.frames).map(({bytes}) => bytes)).toEqual(
      off.slice(seam.frames).map(({bytes}) => bytes),
    );
  });

  it.each([
    ['goes on exactly', 'exact', {}],
    ['is further away than any grading', 'brighter', {}],
    ['is somewhere else', 'elsewhere', {}],
    ['is less like than it has to be', 'graded', {likeness: 1.01}],
    ['is further away in colour than it may be', 'graded', {mostChroma: 3}],
    ['is nearer than what is seen', 'graded', {least: 20}],
  ])('is left alone to the byte where it %s', async (_, name, limits) => {
    const [off, on] = [await conform(name, null), await conform(name, {...seam, ...limits})];
    expect(await readFile(on)).toEqual(await readFile(off));
  });

  it('may be told to go further', async () => {
    const before = (await frames('before', null))[joint - 1];
    const [first] = await frames('brighter', {...seam, mostLuma: 40});
    expect(Math.max(...stepOf(before, first))).toBeLessThan(0.5);
  });

  it('is measured where its own footage begins', async () => {
    // As a server returns it that sends the whole chain: its first 30 frames are of another colour.
    const both = `geq=lum='if(lt(N,30),40,110)+45*sin(X*0.02)':cb=128:cr=128`;
    await writeClip(media, at('whole.mp4'), {frames: 90, size, picture: both, options: {crf: 10}});
    await writeClip(media, at('dark.mp4'), {
      frames: 60,
      size,
      picture: `geq=lum='100+45*sin(X*0.02)':cb=128:cr=128`,
      options: {crf: 10},
    });
    const upstream = await conform('dark', null);
    const whole = await conform('whole', {...seam, upstream: key('dark')}, 1, 30);
    const [last, first] = [(await raw(upstream))[59], (await raw(whole))[0]];
    expect(Math.max(...stepOf(last, first))).toBeLessThan(0.3);
  });

  async function frames(name: string, matched: PictureSeam | null): Promise<readonly RawFrame[]> {
    return raw(await conform(name, matched));
  }

  function raw(path: string): Promise<readonly RawFrame[]> {
    return rawFrames(media, path, size);
  }

  async function conform(
    name: string,
    matched: PictureSeam | null,
    headSeconds = 0,
    length = joint,
  ): Promise<string> {
    const to = at(`${name}-${matched === null ? 'off' : 'on'}.out.mp4`);
    const request = {
      ...making.conform,
      source: key(name),
      size,
      frameRate: fps30,
      skipSeconds: 0,
      frames: length,
      ...(matched !== null && {seam: matched}),
    };
    const upstream = matched?.upstream === key('dark') ? 'dark' : 'before';
    const pathOf = (): string => at(`${upstream}-off.out.mp4`);
    await composeConform(media, request, {path: at(`${name}.mp4`), headSeconds}, pathOf, to, {});
    return to;
  }
});

/** How far the means of two pictures' planes are apart, in 8-bit steps. */
function stepOf(a: RawFrame | undefined, b: RawFrame | undefined): readonly number[] {
  const [p, q] = [a, b].map((frame) => measurePicture(frame?.bytes ?? new Uint8Array(), size));
  return (p ?? []).map((plane, index) => Math.abs(plane.mean - (q?.[index]?.mean ?? NaN)));
}
