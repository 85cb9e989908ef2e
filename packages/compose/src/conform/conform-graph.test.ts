import {describe, expect, it} from 'vitest';
import {conformGraph, type ConformGraph} from './conform-graph.ts';

const source = {width: 1280, height: 720, colorSpace: 'bt709', colorRange: 'tv', pixelFormat: 'yuv420p'};
const usual: ConformGraph = {
  source,
  size: {width: 1280, height: 720},
  frameRate: {numerator: 30, denominator: 1},
  skipSeconds: 0,
  frames: 240,
  missingFrames: 0,
  pixels: {plain: 'yuv420p'},
};

describe('the graph that conforms a clip', () => {
  it('changes size, rate and length', () => {
    expect(conformGraph({...usual, skipSeconds: 8})).toMatchInlineSnapshot(
      `"[0:v]setpts=PTS-STARTPTS-8/TB,scale=1280:720:flags=lanczos:out_color_matrix=bt709:out_range=tv,setsar=1,fps=fps=30/1:start_time=0:round=near,tpad=stop=1:stop_mode=clone,trim=end_frame=240,format=yuv420p[v]"`,
    );
  });

  it('crops what has another shape and holds the last frame', () => {
    expect(
      conformGraph({...usual, size: {width: 720, height: 1280}, missingFrames: 2}),
    ).toMatchInlineSnapshot(
      `"[0:v]setpts=PTS-STARTPTS-0/TB,scale=720:1280:force_original_aspect_ratio=increase:force_divisible_by=2:flags=lanczos:out_color_matrix=bt709:out_range=tv,crop=720:1280,setsar=1,fps=fps=30/1:start_time=0:round=near,tpad=stop=3:stop_mode=clone,trim=end_frame=240,format=yuv420p[v]"`,
    );
  });

  it('takes a clip that does not say its colours for bt709', () => {
    expect(
      conformGraph({...usual, source: {...source, colorSpace: 'unknown', colorRange: 'unknown'}}),
    ).toMatchInlineSnapshot(
      `"[0:v]setpts=PTS-STARTPTS-0/TB,setparams=colorspace=bt709:range=tv,scale=1280:720:flags=lanczos:out_color_matrix=bt709:out_range=tv,setsar=1,fps=fps=30/1:start_time=0:round=near,tpad=stop=1:stop_mode=clone,trim=end_frame=240,format=yuv420p[v]"`,
    );
  });

  it('corrects colours in 8 bits, and passes through none without a correction', () => {
    const pixels = {plain: 'yuv422p10le'};
    expect(conformGraph({...usual, pixels})).toMatch(/trim=end_frame=240,format=yuv422p10le\[v\]$/);
    const corrections = ['lutyuv=y=val'];
    expect(conformGraph({...usual, pixels, corrections})).toMatch(
      /,format=yuv420p,lutyuv=y=val,format=yuv422p10le\[v\]$/,
    );
    expect(conformGraph({...usual, corrections})).toMatch(/,format=yuv420p,lutyuv=y=val\[v\]$/);
  });

  it('writes seconds as FFmpeg reads them', () => {
    expect(conformGraph({...usual, skipSeconds: 1e-7})).toContain('-0.0000001/TB');
  });
});
