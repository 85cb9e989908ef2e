import {directions, transitionProgress, type TransitionEffect} from '@matchcut/plan';
import {describe, expect, it} from 'vitest';
import type {TransitionView} from '../protocol.ts';
import {
  effectOf,
  fadeOpacity,
  incomingStyle,
  outgoingStyle,
  progressAt,
  shownPixels,
} from './transition-styles.ts';

const size = {width: 1280, height: 720};

const transition = (
  effect: TransitionView['effect'],
  easing: TransitionView['easing'] = null,
): TransitionView => ({
  from: 30,
  frames: 15,
  outgoing: 'film/a',
  incoming: 'film/b',
  effect,
  easing,
  source: null,
});

describe('a transition on the stage', () => {
  it.each([null, [0.42, 0, 0.58, 1] as const])('is as far as the plan says, with easing %j', (easing) => {
    const frames = Array.from({length: 15}, (_, frame) => frame);
    expect(frames.map((frame) => progressAt(transition({kind: 'dissolve'}, easing), 30 + frame))).toEqual(
      frames.map((frame) => transitionProgress(frame, 15, easing)),
    );
  });

  it('dissolves by the weight of the incoming scene, which lies above', () => {
    expect(incomingStyle({kind: 'dissolve'}, 0.25, size)).toEqual({opacity: 0.25});
    expect(outgoingStyle({kind: 'dissolve'}, 0.25, size)).toEqual({});
  });

  it('fades to the colour alone in the middle, where one scene takes the place of the other', () => {
    const fade: TransitionEffect = {kind: 'fade', color: '#000000'};
    expect([0, 0.25, 0.5, 0.75, 1].map(fadeOpacity)).toEqual([0, 0.5, 1, 0.5, 0]);
    const seen = (progress: number): readonly unknown[] => [
      outgoingStyle(fade, progress, size).visibility,
      incomingStyle(fade, progress, size).visibility,
    ];
    expect([seen(0.49), seen(0.5)]).toEqual([
      ['visible', 'hidden'],
      ['hidden', 'visible'],
    ]);
  });

  it('moves by whole pixels of colour', () => {
    const widths = Array.from({length: 15}, (_, frame) =>
      shownPixels('from-left', transitionProgress(frame, 15, null), size),
    );
    expect(widths).toEqual(widths.map((width) => 2 * Math.round(width / 2)));
    expect(widths.slice(0, 3)).toEqual([80, 160, 240]);
    expect(shownPixels('from-top', 0.3335, size)).toBe(240);
  });

  it.each([
    {
      direction: 'from-left',
      wipe: 'inset(0 960px 0 0)',
      slide: 'translateX(-960px)',
      pushed: 'translateX(320px)',
    },
    {
      direction: 'from-right',
      wipe: 'inset(0 0 0 960px)',
      slide: 'translateX(960px)',
      pushed: 'translateX(-320px)',
    },
    {
      direction: 'from-top',
      wipe: 'inset(0 0 540px 0)',
      slide: 'translateY(-540px)',
      pushed: 'translateY(180px)',
    },
    {
      direction: 'from-bottom',
      wipe: 'inset(540px 0 0 0)',
      slide: 'translateY(540px)',
      pushed: 'translateY(-180px)',
    },
  ] as const)('comes $direction', ({direction, wipe, slide, pushed}) => {
    expect(incomingStyle({kind: 'wipe', direction}, 0.25, size)).toEqual({clipPath: wipe});
    expect(incomingStyle({kind: 'slide', direction}, 0.25, size)).toEqual({transform: slide});
    expect(incomingStyle({kind: 'push', direction}, 0.25, size)).toEqual({transform: slide});
    expect(outgoingStyle({kind: 'push', direction}, 0.25, size)).toEqual({transform: pushed});
    expect(outgoingStyle({kind: 'slide', direction}, 0.25, size)).toEqual({});
    expect(directions).toContain(direction);
  });

  it('that it does not know dissolves', () => {
    expect(effectOf(transition({kind: 'spiral'}))).toEqual({kind: 'dissolve'});
  });
});
