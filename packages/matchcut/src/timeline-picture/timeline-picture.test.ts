import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {beforeAll, expect, test} from 'vitest';
import {silence} from '../__fixtures__/silence.ts';
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

test('a sound has its wave, where it is heard and as loud', async () => {
  const sound = silence(4);
  const samples = new DataView(sound.buffer, sound.byteOffset + 44);
  // Half as loud as it may be, from the second to the third second.
  for (let sample = 16_000; sample < 24_000; sample += 1)
    samples.setInt16(sample * 2, sample % 2 === 0 ? 16_384 : -16_384, true);
  const noisy = await makeProject({
    'film.tsx': filmModule(
      'noisy',
      '<Scene id="a" seconds={8}>A street.<Audio src="beep.wav" from={1} trim={{start: 1}} volume={0.5} /></Scene>',
    ),
    'public/beep.wav': sound,
  });
  const draw = async (): Promise<string> => {
    succeeded(await runInProject(noisy, ['plan', '--timeline', 'timeline.svg']));
    return readFile(join(noisy, 'timeline.svg'), 'utf8');
  };
  const svg = await draw();
  const [, outline = ''] = /<path d="M(.*?)Z"/.exec(svg) ?? [];
  const points = outline.split('L').map((point) => point.split(' ').map(Number));
  const [, left = 0] = /<line x1="([\d.]+)"/.exec(svg) ?? [];
  const [, second = 0] = /<line x1="([\d.]+)"[^>]*>[^<]*<text[^>]*>0:01/.exec(svg) ?? [];
  const secondsAt = (x: number): number => (x - Number(left)) / (Number(second) - Number(left));
  const heights = points.map(([, y = 0]) => y);
  const middle = (Math.min(...heights) + Math.max(...heights)) / 2;
  const loud = points.filter(([, y = 0]) => Math.abs(y - middle) > 1).map(([x = 0]) => secondsAt(x));
  // A quarter of half a lane, above and below; one second of it, which begins a second after the sound.
  expect(Math.max(...heights) - middle).toBeCloseTo(34 / 2 / 4, 1);
  expect(Math.abs(Math.min(...loud) - 2)).toBeLessThan(0.05);
  expect(Math.abs(Math.max(...loud) - 3)).toBeLessThan(0.05);
  // What is kept of it is drawn the same.
  expect(await draw()).toBe(svg);
});

test('another kind of file is refused before anything is planned', async () => {
  const {exitCode, stderr} = await runInProject(project, ['plan', '--timeline', 'timeline.pdf']);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('.svg or .png');
});

function sizeOfPng(png: Buffer): {readonly width: number; readonly height: number} {
  return {width: png.readUInt32BE(16), height: png.readUInt32BE(20)};
}
