import type {CSSProperties} from 'react';

/** Pixels between blocks that follow each other. */
const gap = 1;

/** What an element has to say of the span that it shows, so that `placeSpans` finds it. */
export type SpanAttributes = {
  readonly 'data-from': number;
  readonly 'data-frames': number;
  readonly style: CSSProperties;
};

/** Attributes of an element that shows a span, placed for a width of a frame. @param frames 0 for a point */
export function spanAttributes(from: number, frames: number, pixelsPerFrame: number): SpanAttributes {
  return {'data-from': from, 'data-frames': frames, style: place(from, frames, pixelsPerFrame)};
}

/**
 * Places all spans anew, beside React: while one zooms, this happens with each frame, and nothing but two properties
 * of each changes. A custom property of their parent would have the browser look at everything inside them too.
 */
export function placeSpans(parent: Element, pixelsPerFrame: number): void {
  for (const element of parent.querySelectorAll<HTMLElement>('[data-from]')) {
    Object.assign(
      element.style,
      place(Number(element.dataset['from']), Number(element.dataset['frames']), pixelsPerFrame),
    );
  }
}

function place(from: number, frames: number, pixelsPerFrame: number): {left: string; width?: string} {
  const left = `${from * pixelsPerFrame}px`;
  return frames === 0 ? {left} : {left, width: `${Math.max(2, frames * pixelsPerFrame - gap)}px`};
}
