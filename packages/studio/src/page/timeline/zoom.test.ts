import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
  contentWidth,
  fit,
  frameAt,
  frameWindow,
  isFitting,
  reveal,
  scrollTo,
  zoomAround,
  type Scale,
} from './zoom.ts';

const whole: Scale = fit({frames: 18_000, width: 1200});

const scales = fc
  .record({
    frames: fc.integer({min: 1, max: 200_000}),
    width: fc.integer({min: 50, max: 4000}),
    factor: fc.double({min: 0.01, max: 5000, noNaN: true}),
    scroll: fc.double({min: 0, max: 1e6, noNaN: true}),
  })
  .map(({frames, width, factor, scroll}) => scrollTo(zoomAround(fit({frames, width}), factor, 0), scroll));

describe('the scale of a timeline', () => {
  it('shows the whole film at first, with room behind it', () => {
    expect(contentWidth(whole)).toBeCloseTo(1200);
    expect(isFitting(whole)).toBe(true);
  });

  it('keeps the frame under the pointer where it is', () => {
    const close = zoomAround(whole, 10, 600);
    expect(frameAt(close, 600)).toBeCloseTo(frameAt(whole, 600));
    expect(frameAt(zoomAround(close, 1.7, 250), 250)).toBeCloseTo(frameAt(close, 250));
  });

  it('can’t be smaller than the film, nor leave it', () => {
    fc.assert(
      fc.property(
        scales,
        fc.double({min: 0.01, max: 100, noNaN: true}),
        fc.integer({min: 0, max: 50}),
        (scale, factor, x) => {
          const next = zoomAround(scale, factor, x);
          const {pixelsPerFrame} = fit(scale);
          expect(next.pixelsPerFrame).toBeGreaterThanOrEqual(pixelsPerFrame * 0.999_999);
          expect(next.scroll).toBeGreaterThanOrEqual(0);
          expect(next.scroll).toBeLessThanOrEqual(Math.max(0, contentWidth(next) - next.width) + 1e-6);
        },
      ),
    );
  });

  it('keeps all that is seen in the page, and of a long film little more', () => {
    fc.assert(
      fc.property(scales, (scale) => {
        const window = frameWindow(scale);
        expect(window.from).toBeLessThanOrEqual(Math.max(0, frameAt(scale, 0)));
        expect(window.to).toBeGreaterThanOrEqual(Math.min(scale.frames, frameAt(scale, scale.width)));
        // At both sides up to two steps, which are as wide as what is seen at most.
        expect((window.to - window.from) * scale.pixelsPerFrame).toBeLessThanOrEqual(
          5 * scale.width + scale.pixelsPerFrame * 4,
        );
      }),
    );
  });

  it('keeps the same frames in the page while one scrolls a little', () => {
    const close = scrollTo(zoomAround(whole, 40, 0), 10_000);
    const windows = Array.from({length: 20}, (_, index) => frameWindow(scrollTo(close, 10_000 + index * 10)));
    expect(new Set(windows.map(({from, to}) => `${from} ${to}`)).size).toBeLessThanOrEqual(3);
  });

  it('shows a span by scrolling as little as it takes', () => {
    const close = zoomAround(whole, 20, 0);
    expect(reveal(close, 10, 20)).toEqual(close);
    const right = reveal(close, 5000, 45);
    expect(5045 * right.pixelsPerFrame - right.scroll).toBeCloseTo(1200 - 48);
    expect(reveal(right, 0, 45).scroll).toBe(0);
  });
});
