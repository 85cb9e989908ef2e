/** How a film of some frames lies on a strip of some pixels. */
export type Scale = {
  readonly frames: number;
  /** Of the strip that is seen, in pixels. */
  readonly width: number;
  readonly pixelsPerFrame: number;
  /** Pixels of the film to the left of what is seen. */
  readonly scroll: number;
};

/** Pixels that stay free behind the film, so that its end can be seen. */
export const endPadding = 24;

/** A frame that is this wide is not looked at more closely. */
const maxPixelsPerFrame = 24;

/** The scale that shows the whole film. */
export function fit({frames, width}: Pick<Scale, 'frames' | 'width'>): Scale {
  return {frames, width, pixelsPerFrame: fitting(frames, width), scroll: 0};
}

/**
 * Makes frames wider by a factor and leaves the frame at `x` where it is, as far as the ends of the film allow.
 *
 * @param x in pixels of what is seen
 */
export function zoomAround(scale: Scale, factor: number, x: number): Scale {
  const smallest = fitting(scale.frames, scale.width);
  const pixelsPerFrame = clamp(
    scale.pixelsPerFrame * factor,
    smallest,
    Math.max(maxPixelsPerFrame, smallest),
  );
  const frame = frameAt(scale, x);
  return scrollTo({...scale, pixelsPerFrame}, frame * pixelsPerFrame - x);
}

/** @param scroll in pixels; taken to where the film is */
export function scrollTo(scale: Scale, scroll: number): Scale {
  return {...scale, scroll: clamp(scroll, 0, Math.max(0, contentWidth(scale) - scale.width))};
}

/** Scrolls as little as it takes to see a span with some room around it, its start where it is longer than that. */
export function reveal(scale: Scale, from: number, frames: number, room = 48): Scale {
  const left = from * scale.pixelsPerFrame;
  const right = (from + frames) * scale.pixelsPerFrame;
  if (left - room < scale.scroll) return scrollTo(scale, left - room);
  if (right + room > scale.scroll + scale.width)
    return scrollTo(scale, Math.min(left - room, right + room - scale.width));
  return scale;
}

/** Not rounded, and not held to the film. @param x in pixels of what is seen */
export function frameAt({pixelsPerFrame, scroll}: Scale, x: number): number {
  return (x + scroll) / pixelsPerFrame;
}

/** In pixels. */
export function contentWidth({frames, pixelsPerFrame}: Scale): number {
  return frames * pixelsPerFrame + endPadding;
}

export function isFitting(scale: Scale): boolean {
  return scale.pixelsPerFrame <= fitting(scale.frames, scale.width) * 1.0001;
}

/**
 * The frames that are kept in the page: what is seen and something at both sides. It moves in steps of about half of
 * what is seen, so that scrolling and zooming mostly change nothing but style.
 */
export function frameWindow({frames, width, pixelsPerFrame, scroll}: Scale): FrameWindow {
  const step = 2 ** Math.ceil(Math.log2(Math.max(1, width / 2 / pixelsPerFrame)));
  const from = (Math.floor(scroll / pixelsPerFrame / step) - 1) * step;
  const to = (Math.ceil((scroll + width) / pixelsPerFrame / step) + 1) * step;
  return {from: Math.max(0, from), to: Math.min(frames, to)};
}

export type FrameWindow = {readonly from: number; readonly to: number};

/** The width of a frame, rounded down to a power of two: what decides on details, so that they rarely change. */
export function coarsePixelsPerFrame(pixelsPerFrame: number): number {
  return 2 ** Math.floor(Math.log2(pixelsPerFrame));
}

function fitting(frames: number, width: number): number {
  return Math.max(1, width - endPadding) / Math.max(1, frames);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
