import type {FocusFrame} from '@matchcut/plan';

/** A place in a picture, from 0 to 1 of its width and height. */
export type FocusPlace = {readonly x: number; readonly y: number};

/**
 * Where the middle of a cropped picture is meant to be at a frame, by the rule of conforming: it moves in a straight
 * line from one place to the next and stands still outside of them. The middle where no place is given.
 *
 * @example
 * focusAt([{frame: 0, x: 0.2, y: 0.5}, {frame: 24, x: 0.8, y: 0.5}], 12); // {x: 0.5, y: 0.5}
 */
export function focusAt(focus: readonly FocusFrame[], frame: number): FocusPlace {
  const [first] = focus;
  if (first === undefined) return {x: 0.5, y: 0.5};
  let [from, to] = [first, first];
  for (const place of focus) {
    if (place.frame <= frame) from = place;
    to = place;
    if (place.frame > frame) break;
  }
  if (to.frame <= from.frame) return {x: from.x, y: from.y};
  const part = Math.max(0, (frame - from.frame) / (to.frame - from.frame));
  return {x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y)};
}
