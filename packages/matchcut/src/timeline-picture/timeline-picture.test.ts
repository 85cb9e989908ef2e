import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {beforeAll, expect, test} from 'vitest';
import {filmModule, makeProject, runInProject, succeeded} from '../__fixtures__/run-in-project.ts';

const film = filmModule(
  'tracks',
  [
    '<Scene id="a" seconds={4}>A street.<Overlay from={1} seconds={2}>Words</Overlay></Scene>',
    '<Transition type="push" seconds={0.5} />',
    '<Scene id="b" seconds={30}>A river &lt; a sea.</Scene>',
  ].join(''),
).replace('title="Test"', `title="Up & down" formats={['16:9', '9:16']} reframe="crop"`);

let project = '';
beforeAll(async () => {
  project = await makeProject({'film.tsx': film});
});

test('a plan is drawn with its scenes, joints, overlays, and what is done about its clips and cuts', async () => {
  succeeded(await runInProject(project, ['plan', '--timeline', 'timeline.svg']));
  const svg = await readFile(join(project, 'timeline.svg'), 'utf8');
  const blocks = [...svg.matchAll(/<title>(.*?)<\/title>/g)].map(([, words]) => words ?? '');
  const place = (start: string): readonly string[] => blocks.filter((words) => words.startsWith(start));
  expect(svg).toContain('Up &amp; down');
  expect(place('a · 4 s')).toEqual(['a · 4 s · 0–4 s']);
  expect(place('b · 30 s')).toEqual(['b · 30 s · 3.5–33.5 s']);
  expect(place('push ·')).toEqual(['push · 3.5–4 s']);
  expect(place('a/overlay-1')).toEqual(['a/overlay-1 · 1–3 s']);
  // Thirty seconds are two clips; each stands once generated and once cropped.
  expect(place('b/part-2')).toHaveLength(2);
  expect(blocks.filter((words) => words.includes('cropped'))).toHaveLength(3);
  expect(place('push, rendered')).toHaveLength(2);
});

test('the same as a PNG', async () => {
  succeeded(await runInProject(project, ['plan', '--timeline', 'timeline.png']));
  const {width, height} = sizeOfPng(await readFile(join(project, 'timeline.png')));
  expect(width).toBeGreaterThan(2000);
  expect(height).toBeGreaterThan(400);
});

test('another kind of file is refused before anything is planned', async () => {
  const {exitCode, stderr} = await runInProject(project, ['plan', '--timeline', 'timeline.pdf']);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('.svg or .png');
});

function sizeOfPng(png: Buffer): {readonly width: number; readonly height: number} {
  return {width: png.readUInt32BE(16), height: png.readUInt32BE(20)};
}
