import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {videoId} from '../ids.ts';
import {testMedia} from '../test-server.fixture.ts';
import type {ClipToPaint} from './clip-painter.ts';
import type {PaintedPart, PaintJob} from './paint-job.ts';
import {openPainter} from './painter.ts';
import {openVideoFiles} from './video-files.ts';

const media = testMedia();

const part = (prompt: string, change: Partial<PaintedPart> = {}): PaintedPart => ({
  kind: 'painted',
  prompt,
  edit: null,
  seconds: 4,
  take: 1,
  cast: [],
  ...change,
});
// Of the tail alone, so that nothing is stitched.
const job = (change: Partial<PaintJob> = {}): PaintJob => ({
  size: '720x1280',
  parts: [part('A street.')],
  begins: 'nothing',
  source: 'none',
  keeps: 'tail',
  ...change,
});

/** A video's folder, and a painter who writes each clip's prompt into its file. */
function rig() {
  const root = mkdtempSync(join(tmpdir(), 'painter-'));
  onTestFinished(() => rmSync(root, {recursive: true}));
  const folder = openVideoFiles(root).make(videoId('video_x'));
  const scratch = join(root, 'scratch');
  mkdirSync(scratch);
  const clips: ClipToPaint[] = [];
  const progress: number[] = [];
  const painter = openPainter(
    {
      paintClip: async (clip, to, {onProgress}) => {
        clips.push(clip);
        onProgress(0.5);
        writeFileSync(to, clip.prompt, {flag: 'wx'});
      },
      close: async () => {},
    },
    media,
  );
  const paint = (order: PaintJob): Promise<void> =>
    painter.paint(order, folder, scratch, {
      signal: new AbortController().signal,
      onProgress: (fraction) => progress.push(fraction),
    });
  return {folder, scratch, clips, progress, paint};
}

test('a video begins with nothing, with an image, or where a clip ends', async () => {
  for (const [begins, opening] of [
    ['nothing', {kind: 'nothing'}],
    ['image', {kind: 'image', path: expect.stringContaining('reference')}],
    ['motion', {kind: 'after', path: expect.stringContaining('reference')}],
  ] as const) {
    const {clips, folder, paint} = rig();
    await paint(job({begins}));
    expect(clips).toEqual([{...part('A street.'), size: '720x1280', opening}]);
    expect(readFileSync(folder.content, 'utf8')).toBe('A street.');
  }
});

test('an extension goes on where the last part of its source ends', async () => {
  const {clips, folder, paint} = rig();
  writeFileSync(folder.source, 'whole');
  writeFileSync(folder.sourcePart, 'last part');
  await paint(job({source: 'video', begins: 'image', parts: [part('One.'), part('Two.'), part('Three.')]}));
  expect(clips.map(({prompt, opening}) => ({prompt, opening}))).toEqual([
    {prompt: 'Three.', opening: {kind: 'after', path: folder.sourcePart}},
  ]);
});

test('an edit paints every part, each where the one before ends', async () => {
  const {clips, progress, scratch, folder, paint} = rig();
  await paint(job({begins: 'image', parts: [part('One.', {edit: 'Snow.'}), part('Two.', {edit: 'Snow.'})]}));
  expect(clips.map(({prompt, edit, opening}) => ({prompt, edit, opening}))).toEqual([
    {prompt: 'One.', edit: 'Snow.', opening: {kind: 'image', path: folder.reference}},
    {prompt: 'Two.', edit: 'Snow.', opening: {kind: 'after', path: join(scratch, 'part-0.mp4')}},
  ]);
  expect(progress).toEqual([0.25, 0.75]);
});

test('what a killed server left half done is in nobody’s way', async () => {
  const {folder, paint} = rig();
  writeFileSync(folder.content, 'half');
  await paint(job());
  expect(readFileSync(folder.content, 'utf8')).toBe('A street.');
});
