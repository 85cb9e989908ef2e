import type {FrameSpan} from '@matchcut/plan';
import type {FrameWindow} from './zoom.ts';

/** Where in a row of blocks, none over another, those begin and end that are in a window: `[first, end)`. */
export function blocksInWindow(
  blocks: readonly FrameSpan[],
  window: FrameWindow,
): readonly [first: number, end: number] {
  const first = firstIndex(blocks, (block) => block.from + block.frames > window.from);
  const end = firstIndex(blocks, (block) => block.from >= window.to);
  return [first, Math.max(first, end)];
}

/** The block at a frame, or the one nearest to it; -1 where there is none. */
export function nearestBlock(blocks: readonly FrameSpan[], frame: number): number {
  const next = firstIndex(blocks, (block) => block.from + block.frames > frame);
  const after = blocks[next];
  const before = blocks[next - 1];
  if (!after) return blocks.length - 1;
  if (!before || frame >= after.from) return next;
  return frame - (before.from + before.frames) < after.from - frame ? next - 1 : next;
}

/** The first that a test holds for, which holds for all behind it. */
function firstIndex(blocks: readonly FrameSpan[], test: (block: FrameSpan) => boolean): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const block = blocks[middle];
    if (block && test(block)) high = middle;
    else low = middle + 1;
  }
  return low;
}
