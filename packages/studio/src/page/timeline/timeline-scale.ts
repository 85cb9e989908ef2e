import {create} from 'zustand';
import {fit, isFitting, reveal, scrollTo, zoomAround, type Scale} from './zoom.ts';

export type TimelineScaleStore = Scale & {
  /** Another film, or another width: what showed the whole film goes on to. */
  readonly lay: (frames: number, width: number) => void;
  /** @param x where to, in pixels of what is seen; its middle unless given */
  readonly zoomBy: (factor: number, x?: number) => void;
  readonly fit: () => void;
  readonly scrollTo: (scroll: number) => void;
  readonly reveal: (from: number, frames: number) => void;
};

export const useTimelineScale = create<TimelineScaleStore>()((set) => ({
  ...fit({frames: 1, width: 1}),
  lay: (frames, width) =>
    set((scale) => {
      if (scale.frames === frames && scale.width === width) return scale;
      const isWhole = isFitting(scale) || scale.frames <= 1;
      return isWhole ? fit({frames, width}) : zoomAround({...scale, frames, width}, 1, 0);
    }),
  zoomBy: (factor, x) => set((scale) => zoomAround(scale, factor, x ?? scale.width / 2)),
  fit: () => set(fit),
  scrollTo: (scroll) => set((scale) => scrollTo(scale, scroll)),
  reveal: (from, frames) => set((scale) => reveal(scale, from, frames)),
}));

/** For what is placed as it is rendered, and by others from then on. In pixels. */
export function currentPixelsPerFrame(): number {
  return useTimelineScale.getState().pixelsPerFrame;
}
