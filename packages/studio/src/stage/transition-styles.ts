import {transitionProgress, type Direction, type TransitionEffect} from '@matchcut/plan';
import type {CSSProperties} from 'react';
import type {TransitionView} from '../protocol.ts';

export type Size = {readonly width: number; readonly height: number};

/** How far a transition is at a frame of the film. */
export function progressAt({from, frames, easing}: TransitionView, frame: number): number {
  return transitionProgress(frame - from, frames, easing);
}

/** The protocol lets effects through that a later version may have; those are dissolves. */
export function effectOf({effect}: TransitionView): TransitionEffect {
  return isKnown(effect) ? effect : {kind: 'dissolve'};
}

function isKnown(effect: TransitionView['effect']): effect is TransitionEffect {
  return ['dissolve', 'fade', 'wipe', 'slide', 'push', 'matte'].includes(effect.kind);
}

/** What the scene that goes looks like. It lies below. The same as in the cut, to the pixel of colour. */
export function outgoingStyle(effect: TransitionEffect, progress: number, size: Size): CSSProperties {
  switch (effect.kind) {
    case 'fade':
      return {visibility: progress < 0.5 ? 'visible' : 'hidden'};
    case 'push':
      return moved(effect.direction, shownPixels(effect.direction, progress, size));
    case 'dissolve':
    case 'wipe':
    case 'slide':
    case 'matte':
      return {};
    default:
      return effect satisfies never;
  }
}

/** What the scene that comes looks like. It lies above. */
export function incomingStyle(effect: TransitionEffect, progress: number, size: Size): CSSProperties {
  switch (effect.kind) {
    case 'dissolve':
      return {opacity: progress};
    case 'fade':
      return {visibility: progress < 0.5 ? 'hidden' : 'visible'};
    case 'wipe':
      return {clipPath: uncovered(effect.direction, shownPixels(effect.direction, progress, size), size)};
    case 'slide':
    case 'push':
      return moved(
        effect.direction,
        shownPixels(effect.direction, progress, size) - lengthOf(effect.direction, size),
      );
    case 'matte':
      // Both are drawn with the matte taken out of them, and added.
      return {mixBlendMode: 'plus-lighter'};
    default:
      return effect satisfies never;
  }
}

/** How opaque the colour of a fade lies over both. */
export function fadeOpacity(progress: number): number {
  return progress < 0.5 ? progress * 2 : (1 - progress) * 2;
}

/** How much of the incoming scene is there, by whole pixels of colour: two of the picture. */
export function shownPixels(direction: Direction, progress: number, size: Size): number {
  return 2 * Math.round((progress * lengthOf(direction, size)) / 2);
}

function lengthOf(direction: Direction, {width, height}: Size): number {
  return isAcross(direction) ? width : height;
}

function isAcross(direction: Direction): boolean {
  return direction === 'from-left' || direction === 'from-right';
}

/** Moved by so many pixels the way that the transition goes. */
function moved(direction: Direction, pixels: number): CSSProperties {
  const isForwards = direction === 'from-left' || direction === 'from-top';
  const by = isForwards ? pixels : -pixels;
  return {transform: isAcross(direction) ? `translateX(${by}px)` : `translateY(${by}px)`};
}

function uncovered(direction: Direction, shown: number, size: Size): string {
  const covered = lengthOf(direction, size) - shown;
  switch (direction) {
    case 'from-left':
      return `inset(0 ${covered}px 0 0)`;
    case 'from-right':
      return `inset(0 0 0 ${covered}px)`;
    case 'from-top':
      return `inset(0 0 ${covered}px 0)`;
    case 'from-bottom':
      return `inset(${covered}px 0 0 0)`;
    default:
      return direction satisfies never;
  }
}
