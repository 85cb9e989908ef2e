import {useEffect, useRef, type ReactNode} from 'react';
import {useView} from '../view/view-store.ts';
import {useTimelineScale} from './timeline-scale.ts';
import type {Scale} from './zoom.ts';

export type DrawStrip = (
  context: CanvasRenderingContext2D,
  scale: Scale,
  /** In CSS pixels. */
  height: number,
) => void;

export type StripCanvasProps = {
  readonly className: string;
  /** Draws what is seen; `x` 0 is its left end. Another function draws anew. */
  readonly draw: DrawStrip;
};

/** A canvas as wide as what is seen of the timeline, drawn anew, at most once a frame, when that is another part. */
export function StripCanvas({className, draw}: StripCanvasProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return undefined;
    let asked: number | null = null;
    const paint = (): void => {
      asked = null;
      const scale = useTimelineScale.getState();
      const height = element.clientHeight;
      const ratio = devicePixelRatio;
      const [wide, high] = [Math.round(scale.width * ratio), Math.round(height * ratio)];
      if (element.width !== wide || element.height !== high) {
        element.width = wide;
        element.height = high;
        element.style.width = `${scale.width}px`;
      }
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, scale.width, height);
      draw(context, scale, height);
    };
    const ask = (): void => {
      asked ??= requestAnimationFrame(paint);
    };
    ask();
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', ask);
    const stops = [
      useTimelineScale.subscribe(ask),
      useView.subscribe((view, before) => {
        if (view.theme !== before.theme) ask();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
      dark.removeEventListener('change', ask);
      if (asked !== null) cancelAnimationFrame(asked);
    };
  }, [draw]);
  return <canvas ref={canvas} className={className} aria-hidden />;
}
