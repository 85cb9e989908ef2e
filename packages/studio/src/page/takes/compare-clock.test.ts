import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {commonFrames, follow, frameAt, secondsOfFrame, stepBy, wipeAt} from './compare-clock.ts';

const playing = {fps: 30, rate: 1, isPlaying: true};

describe('two takes in one clock', () => {
  it('leaves the follower alone within half a frame', () => {
    expect(follow({...playing, leader: 2, follower: 2.01})).toEqual({kind: 'keep'});
  });

  it('lets it catch up, or wait, without a jump', () => {
    expect(follow({...playing, leader: 2, follower: 1.9})).toEqual({kind: 'nudge', rate: 1.06});
    expect(follow({...playing, rate: 0.5, leader: 2, follower: 2.1})).toEqual({kind: 'nudge', rate: 0.47});
  });

  it('jumps where it is far behind', () => {
    expect(follow({...playing, leader: 2, follower: 1})).toEqual({kind: 'seek', seconds: 2});
  });

  it('shows the very same frame while it stands', () => {
    const standing = {...playing, isPlaying: false};
    expect(follow({...standing, leader: 2.001, follower: 2.03})).toEqual({kind: 'keep'});
    expect(follow({...standing, leader: 2.001, follower: 2.034})).toEqual({
      kind: 'seek',
      seconds: secondsOfFrame(60, 30),
    });
  });

  it('always brings them together', () => {
    fc.assert(
      fc.property(
        fc.double({min: 0, max: 20, noNaN: true}),
        fc.double({min: 0, max: 20, noNaN: true}),
        (one, other) => {
          let [leader, follower] = [one, other];
          for (let tick = 0; tick < 300; tick += 1) {
            const correction = follow({...playing, leader, follower});
            if (correction.kind === 'seek') follower = correction.seconds;
            leader += 1 / 60;
            follower += (correction.kind === 'nudge' ? correction.rate : 1) / 60;
          }
          expect(Math.abs(leader - follower)).toBeLessThan(0.5 / 30 + 0.001);
        },
      ),
    );
  });
});

describe('frames', () => {
  it('are found again at the time that is sought for them', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.constantFrom(23.976, 24, 25, 29.97, 30, 60), (frame, fps) => {
        expect(frameAt(secondsOfFrame(frame, fps), fps)).toBe(frame);
        expect(frameAt(frame / fps, fps)).toBe(frame);
      }),
    );
  });

  it('end where the shorter take ends', () => {
    expect(commonFrames(8, 7.97, 30)).toBe(239);
    expect(stepBy(238, 1, 239)).toBe(238);
    expect(stepBy(0, -1, 239)).toBe(0);
    expect(stepBy(10, 10, 239)).toBe(20);
  });
});

it('the line between takes stays within the picture', () => {
  const box = {left: 100, width: 400};
  expect([50, 100, 300, 500, 900].map((pointer) => wipeAt(pointer, box))).toEqual([0, 0, 0.5, 1, 1]);
  expect(wipeAt(10, {left: 0, width: 0})).toBe(0.5);
});
