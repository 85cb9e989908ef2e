import {expect, test} from 'vitest';
import {paletteJob, picturesIn, webpJob} from './preview-jobs.ts';

const shape = {frameRate: {numerator: 30, denominator: 1}, width: 480, fps: 12};
const pieces = [
  {path: 'a.mp4', sourceFrom: 40, frames: 20},
  {path: 'b.mp4', sourceFrom: 0, frames: 5},
];

test('pieces are read from the keyframe before, made small, and sampled as one', () => {
  const {inputs, graph, output} = webpJob(pieces, shape, 'out.webp');
  expect(inputs).toEqual([
    {path: 'a.mp4', fromFrame: 30},
    {path: 'b.mp4', fromFrame: 0},
  ]);
  expect(graph.split(/[;,](?=\[)/)).toMatchInlineSnapshot(`
    [
      "[0:v]trim=start_frame=10:end_frame=30,select='gt(floor((n+0)*12/30),floor((n+-1)*12/30))',scale=480:-2:flags=bicubic+accurate_rnd+full_chroma_int:in_color_matrix=bt709,format=gbrp,setsar=1,setpts=N/(12*TB)[s0]",
      "[1:v]trim=start_frame=0:end_frame=5,select='gt(floor((n+20)*12/30),floor((n+19)*12/30))',scale=480:-2:flags=bicubic+accurate_rnd+full_chroma_int:in_color_matrix=bt709,format=gbrp,setsar=1,setpts=N/(12*TB)[s1]",
      "[s0][s1]concat=n=2,format=bgra[v]",
    ]
  `);
  expect(output.options).toEqual({loop: 0});
});

test('a palette is one picture', () => {
  expect(paletteJob(pieces, shape, 'p.png').video).toMatchObject({codec: 'png', frames: 1});
});

test.each([
  [25, 30, 10],
  [30, 30, 12],
  [1, 30, 1],
  [24, 24, 12],
])('%i frames at %i a second have %i pictures', (frames, numerator, pictures) => {
  expect(picturesIn(frames, {...shape, frameRate: {numerator, denominator: 1}})).toBe(pictures);
});
