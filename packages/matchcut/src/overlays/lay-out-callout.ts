import type {CalloutProps, Point} from './callout.tsx';
import type {Format} from './use-format.ts';

export type CalloutLayout = {
  /** The point, in pixels. */
  readonly from: Point;
  /** Where the line ends and the words begin. */
  readonly to: Point;
  /** Room for the words, in pixels. */
  readonly room: number;
  readonly isAbove: boolean;
  readonly isRight: boolean;
};

/**
 * The line and the place of the words: toward the middle of the frame, and inside the safe area. Where that leaves
 * too little room, the line comes back towards the edge until the words fit.
 *
 * @param wanted How wide the words are in one line, in pixels.
 */
export function layOutCallout(
  at: Point,
  wanted: number,
  {width, height, vmin, safeArea}: Pick<Format, 'width' | 'height' | 'vmin' | 'safeArea'>,
  side: NonNullable<CalloutProps['side']> | null,
): CalloutLayout {
  const from = {x: at.x * width, y: at.y * height};
  const isAbove = side === null ? at.y > 0.34 : side.startsWith('above');
  const isRight = side === null ? at.x < 0.5 : side.endsWith('right');
  const [left, right] = [safeArea.left, width - safeArea.right];
  const reach = {x: vmin * 8, y: vmin * 11};
  // Room for two lines of words between the end of the line and the edge.
  const words = vmin * 15;
  const y = clamp(
    from.y + (isAbove ? -reach.y : reach.y),
    safeArea.top + (isAbove ? words : 0),
    height - safeArea.bottom - (isAbove ? 0 : words),
  );
  const needed = Math.min(wanted, right - left);
  const x = isRight
    ? clamp(from.x + reach.x, left, right - needed)
    : clamp(from.x - reach.x, left + needed, right);
  return {from, to: {x, y}, room: isRight ? right - x : x - left, isAbove, isRight};
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
