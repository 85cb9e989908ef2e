import type {FrameSpan} from '@matchcut/plan';

/**
 * Ends each span where the next one starts. Where they lie over each other, as at a transition, both end in the middle
 * of it.
 */
export function withoutOverlap<Span extends FrameSpan>(spans: readonly Span[]): readonly Span[] {
  const sorted = spans.toSorted((a, b) => a.from - b.from);
  const starts = sorted.map((span, index) => {
    const before = sorted[index - 1];
    const end = before ? before.from + before.frames : span.from;
    return end > span.from ? (end + span.from) / 2 : span.from;
  });
  return sorted.map((span, index) => {
    const from = starts[index] ?? span.from;
    const end = Math.min(span.from + span.frames, starts[index + 1] ?? Infinity);
    return from === span.from && end === span.from + span.frames
      ? span
      : {...span, from, frames: Math.max(0, end - from)};
  });
}
