import type {SoundSpan} from '@matchcut/plan';
import {describe, expect, it} from 'vitest';
import {key} from '../__fixtures__/steps.ts';
import {soundLanes} from './sound-lanes.ts';
import {soundtrackGraph} from './soundtrack-graph.ts';

const stereo = (number: number): {readonly number: number; readonly channels: number} => ({
  number,
  channels: 2,
});

describe('the graph of a soundtrack', () => {
  it('puts sounds one after another and music under them', () => {
    const sounds = [
      span(0, 48_000, {fadeOut: 9600}),
      span(38_400, 48_000, {fadeIn: 9600, sourceFrom: 480}),
      span(0, 86_400, {volume: 0.25}),
    ];
    const graph = soundtrackGraph({samples: 86_400, sounds}, (sound) => stereo(sound));
    expect(graph.replaceAll(';', ';\n')).toMatchInlineSnapshot(`
      "[0:a]aresample=48000,aformat=sample_fmts=fltp:channel_layouts=stereo,atrim=start_sample=0:end_sample=48000,asetpts=N/SR/TB,apad=whole_len=48000,atrim=end_sample=48000,afade=t=out:ss=38400:ns=9600:curve=qsin[l0s0];
      [l0s0]apad=whole_len=86400,atrim=end_sample=86400,asetpts=N/SR/TB[l0];
      [2:a]aresample=48000,aformat=sample_fmts=fltp:channel_layouts=stereo,atrim=start_sample=0:end_sample=86400,asetpts=N/SR/TB,apad=whole_len=86400,atrim=end_sample=86400,volume=0.250000:precision=float[l1s0];
      [l1s0]apad=whole_len=86400,atrim=end_sample=86400,asetpts=N/SR/TB[l1];
      anullsrc=r=48000:cl=stereo,aformat=sample_fmts=fltp,atrim=end_sample=38400,asetpts=N/SR/TB[l2g0];
      [1:a]aresample=48000,aformat=sample_fmts=fltp:channel_layouts=stereo,atrim=start_sample=480:end_sample=48480,asetpts=N/SR/TB,apad=whole_len=48000,atrim=end_sample=48000,afade=t=in:ss=0:ns=9600:curve=qsin[l2s1];
      [l2g0][l2s1]concat=n=2:v=0:a=1,apad=whole_len=86400,atrim=end_sample=86400,asetpts=N/SR/TB[l2];
      [l0][l1][l2]amix=inputs=3:normalize=0:duration=longest,alimiter=limit=0.97:attack=5:release=60:level=0:latency=1,atrim=end_sample=86400,asetpts=N/SR/TB[a]"
    `);
  });

  it('is silence without sounds', () => {
    expect(soundtrackGraph({samples: 48_000, sounds: []}, () => null)).toMatchInlineSnapshot(
      `"anullsrc=r=48000:cl=stereo,aformat=sample_fmts=fltp,atrim=end_sample=48000,asetpts=N/SR/TB[a]"`,
    );
  });

  it('hears one channel from both sides', () => {
    const graph = soundtrackGraph({samples: 48_000, sounds: [span(0, 48_000)]}, () => ({
      number: 0,
      channels: 1,
    }));
    expect(graph).toContain('pan=stereo|c0=c0|c1=c0');
  });
});

describe('sound lanes', () => {
  it('keep sounds apart only while they overlap', () => {
    const lanes = soundLanes([span(0, 10), span(10, 10), span(15, 10), span(25, 5), span(20, 5), span(7, 0)]);
    expect(lanes.map((lane) => lane.map(({index}) => index))).toEqual([[0, 1, 4, 3], [2]]);
  });
});

function span(from: number, samples: number, changes: Partial<SoundSpan> = {}): SoundSpan {
  return {
    source: {kind: 'clip', key: key('clip')},
    from,
    samples,
    sourceFrom: 0,
    volume: 1,
    fadeIn: 0,
    fadeOut: 0,
    ...changes,
  };
}
