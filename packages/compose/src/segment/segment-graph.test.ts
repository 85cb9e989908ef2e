import {describe, expect, it} from 'vitest';
import {digest, key, small} from '../__fixtures__/steps.ts';
import {making, makingOf} from '../making.ts';
import {segmentGraph, sequenceTimes} from './segment-graph.ts';

describe('the graph of a segment', () => {
  it('plays a clip under an overlay', () => {
    const graph = segmentGraph(
      {
        ...making.segment,
        ...small,
        frames: 60,
        picture: [{kind: 'clip', from: 0, frames: 60, source: key('a'), sourceFrom: 30}],
        overlays: [
          {
            from: 10,
            frames: 48,
            overlayFrom: 0,
            overlayFrames: 48,
            looks: [
              {look: digest('a'), frames: 1},
              {look: digest('b'), frames: 47},
            ],
          },
        ],
      },
      {clip: () => ({number: 0, fromFrame: 30}), matte: () => -1, overlay: () => 1},
    );
    expect(graph.replaceAll(';', ';\n')).toMatchInlineSnapshot(`
      "[0:v]trim=start_frame=0:end_frame=60,settb=1/30,setpts=N[p0];
      [p0]settb=1/30,setpts=N,format=yuv420p[b0];
      [1:v]settb=1/30,setpts='10+N+46*gt(N,1)',format=rgba,scale=in_range=full:out_color_matrix=bt709:out_range=tv,format=yuva420p[o0];
      [b0][o0]overlay=format=yuv420:eof_action=pass:repeatlast=0,format=yuv420p[v]"
    `);
  });

  it('dissolves, then plays on', () => {
    const graph = segmentGraph(
      {
        ...making.segment,
        ...small,
        frames: 20,
        picture: [
          {
            kind: 'dissolve',
            from: 0,
            frames: 15,
            outgoing: {source: key('a'), sourceFrom: 45},
            incoming: {source: key('b'), sourceFrom: 0},
          },
          {kind: 'clip', from: 15, frames: 5, source: key('b'), sourceFrom: 15},
        ],
        overlays: [],
      },
      {
        clip: (span, side) => ({number: span === 1 ? 2 : side === 'outgoing' ? 0 : 1, fromFrame: 0}),
        matte: () => -1,
        overlay: () => -1,
      },
    );
    expect(graph.replaceAll(';', ';\n')).toMatchInlineSnapshot(`
      "[0:v]trim=start_frame=45:end_frame=60,settb=1/30,setpts=N[p0out];
      [1:v]trim=start_frame=0:end_frame=15,settb=1/30,setpts=N[p0in];
      [p0in]tpad=start=1:start_mode=clone,format=yuva420p,fade=t=in:alpha=1:s=0:n=16,trim=start_frame=1,settb=1/30,setpts=N[p0w];
      [p0out][p0w]overlay=format=yuv420,format=yuv420p[p0];
      [2:v]trim=start_frame=15:end_frame=20,settb=1/30,setpts=N[p1];
      [p0][p1]concat=n=2:v=1:a=0,settb=1/30,setpts=N,format=yuv420p[v]"
    `);
  });

  it('composites ProRes in the pixels that it has', () => {
    const prores = makingOf({codec: 'prores', profile: '4444'}).segment;
    const looks = [{look: digest('a'), frames: 15}];
    const graph = segmentGraph(
      {
        ...prores,
        ...small,
        frames: 15,
        picture: [
          {
            kind: 'dissolve',
            from: 0,
            frames: 15,
            outgoing: {source: key('a'), sourceFrom: 45},
            incoming: {source: key('b'), sourceFrom: 0},
          },
        ],
        overlays: [{from: 0, frames: 15, overlayFrom: 0, overlayFrames: 15, looks}],
      },
      {
        clip: (_, side) => ({number: side === 'outgoing' ? 0 : 1, fromFrame: 0}),
        matte: () => -1,
        overlay: () => 2,
      },
    );
    expect(new Set(graph.match(/\byuva?4\w+/g))).toEqual(
      new Set(['yuv444p10le', 'yuva444p10le', 'yuv444p10']),
    );
  });

  it('times every picture of a sequence after all that stand before it', () => {
    expect(sequenceTimes(4, [{frames: 1}, {frames: 1}])).toBe("'4+N'");
    expect(sequenceTimes(0, [{frames: 3}, {frames: 1}, {frames: 20}])).toBe("'0+N+2*gt(N,0)+19*gt(N,2)'");
  });
});
