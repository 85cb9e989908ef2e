import {describe, expect, it} from 'vitest';
import {commuteContent, emptyView, longView} from '../__fixtures__/film-views.ts';
import {blocksInWindow, nearestBlock} from './blocks-in-window.ts';
import {describeBlock} from './describe-block.ts';
import {moveFocus} from './move-focus.ts';
import {packLanes} from './pack-lanes.ts';
import {rulerTicks} from './ruler-ticks.ts';
import {pictureAt, stripFrames} from './shot-pictures.ts';
import {layTracks} from './tracks.ts';
import {withoutOverlap} from './without-overlap.ts';

const tracks = layTracks(commuteContent);
const shots = tracks.find(({id}) => id === 'shots 16:9');
const span = (from: number, frames: number): {from: number; frames: number} => ({from, frames});

describe('tracks', () => {
  it('stand in the order of a cut, shots once for each format', () => {
    expect(tracks.map(({id}) => id)).toEqual(
      [
        'scenes 0',
        'transitions',
        'shots 16:9',
        'shots 9:16',
        'overlay 0',
        'caption 0',
        'sound 0',
        'sound 1',
      ].map((id) => (id === 'scenes 0' ? 'scenes' : id)),
    );
  });

  it('leave out what the film has none of', () => {
    expect(emptyView.content && layTracks(emptyView.content)).toEqual([]);
  });

  it('know which shots go on from the one before them', () => {
    const linked = shots?.blocks.filter(({content}) => content.kind === 'shot' && content.isLinked);
    expect(linked?.map(({address}) => address)).toEqual(['platform/continue-1', 'arrival/continue-1']);
  });

  it('never lay a block over another', () => {
    const films = [commuteContent, longView.content ?? commuteContent];
    const overlaps = films.flatMap(layTracks).flatMap(({blocks}) =>
      blocks.slice(1).filter((block, index) => {
        const before = blocks[index];
        return before !== undefined && before.from + before.frames > block.from;
      }),
    );
    expect(overlaps).toEqual([]);
  });

  it('end scenes at a transition in the middle of it', () => {
    expect(withoutOverlap([span(0, 480), span(450, 240)])).toEqual([span(0, 465), span(465, 225)]);
    expect(withoutOverlap([span(0, 10), span(10, 5)])).toEqual([span(0, 10), span(10, 5)]);
  });

  it('lay what overlaps into as few lanes as it takes', () => {
    expect(packLanes([span(0, 10), span(5, 10), span(10, 5), span(15, 1)])).toEqual([
      [span(0, 10), span(10, 5), span(15, 1)],
      [span(5, 10)],
    ]);
  });
});

describe('the window', () => {
  const blocks = [span(0, 10), span(10, 10), span(30, 10)];

  it.each([
    {window: {from: 0, to: 10}, holds: [0, 1]},
    {window: {from: 9, to: 11}, holds: [0, 2]},
    {window: {from: 20, to: 30}, holds: [2, 2]},
    {window: {from: 39, to: 99}, holds: [2, 3]},
    {window: {from: 40, to: 99}, holds: [3, 3]},
  ])('$window holds $holds', ({window, holds}) => {
    expect(blocksInWindow(blocks, window)).toEqual(holds);
  });

  it('knows the block that is nearest to a frame', () => {
    expect([0, 10, 22, 28, 99].map((frame) => nearestBlock(blocks, frame))).toEqual([0, 1, 1, 2, 2]);
    expect(nearestBlock([], 4)).toBe(-1);
  });
});

describe('blocks', () => {
  it.each([
    [0, 'Shot platform, 8 s, in store, pinned to take 2'],
    [1, 'Shot platform/continue-1, 8 s, missing, $0.80'],
    [2, 'Shot carriage, 8 s, stale, $0.80'],
    [5, 'Shot arrival/continue-1, 8 s, failed, $0.80'],
  ])('say what they are: %s %s', (index, says) => {
    const block = shots?.blocks[index];
    expect(block && describeBlock(block, 30)).toBe(says);
  });

  it('say that nobody knows a price, never that it is nothing', () => {
    const block = tracks.find(({id}) => id === 'shots 9:16')?.blocks[4];
    expect(block && describeBlock(block, 30)).toBe('Shot arrival, 8 s, missing, price unknown');
  });

  it('are reached by arrows: along a track, and to what is nearest in the next', () => {
    const shotTrack = tracks.findIndex(({id}) => id === 'shots 16:9');
    expect(moveFocus(tracks, {track: shotTrack, block: 0}, 'ArrowRight')).toEqual({
      track: shotTrack,
      block: 1,
    });
    expect(moveFocus(tracks, {track: shotTrack, block: 0}, 'ArrowLeft')).toEqual({
      track: shotTrack,
      block: 0,
    });
    expect(moveFocus(tracks, {track: shotTrack, block: 0}, 'End')).toEqual({track: shotTrack, block: 5});
    expect(moveFocus(tracks, {track: shotTrack, block: 3}, 'ArrowDown')).toEqual({
      track: shotTrack + 1,
      block: 3,
    });
    expect(moveFocus(tracks, {track: 0, block: 0}, 'ArrowUp')).toEqual({track: 0, block: 0});
    expect(moveFocus(tracks, {track: 0, block: 0}, 'x')).toBeNull();
  });
});

describe('pictures of shots', () => {
  const picture = [
    {kind: 'clip', address: 'a', from: 0, frames: 100, key: 'k', sourceFrom: 12},
    {kind: 'slate', address: 'b', from: 100, frames: 50},
  ] as const;

  it('are of the clip’s own frame', () => {
    expect(pictureAt(picture, 40)).toEqual({kind: 'clip', key: 'k', frame: 52});
    expect(pictureAt(picture, 120)).toEqual({kind: 'slate', frame: 120});
    expect(pictureAt(picture, 150)).toBeNull();
  });

  it('are the middles of equal parts', () => {
    expect(stripFrames(100, 90, 3)).toEqual([115, 145, 175]);
  });
});

describe('the ruler', () => {
  it.each([0.06, 0.5, 3, 20])(
    'has labels far enough apart to be read, at %s pixels a frame',
    (pixelsPerFrame) => {
      const labels = rulerTicks(30, pixelsPerFrame, {from: 0, to: 18_000}).filter(
        ({isLabelled}) => isLabelled,
      );
      const gaps = labels
        .slice(1)
        .map(({frame}, index) => (frame - (labels[index]?.frame ?? 0)) * pixelsPerFrame);
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(76);
      expect(labels[0]?.frame).toBe(0);
    },
  );
});
