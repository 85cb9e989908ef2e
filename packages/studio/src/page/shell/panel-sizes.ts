import {create} from 'zustand';
import {persist} from 'zustand/middleware';

/** In pixels. */
export type PanelSizes = {readonly left: number; readonly right: number; readonly bottom: number};

export const firstSizes: PanelSizes = {
  left: 296,
  right: 316,
  // All tracks of a film with two formats, where the window is high enough for it.
  bottom: Math.min(344, Math.round(innerHeight * 0.42)),
};

/** What the picture keeps, however large the panels are. */
export const limits = {
  left: {min: 220, max: 560},
  right: {min: 240, max: 640},
  bottom: {min: 140, max: 640},
  middle: {width: 360, height: 240},
} as const;

export type PanelSizesStore = PanelSizes & {readonly resize: (sizes: Partial<PanelSizes>) => void};

/** Kept for this browser: it is how somebody likes to work, not what is seen. */
export const usePanelSizes = create<PanelSizesStore>()(
  persist((set) => ({...firstSizes, resize: (sizes) => set(sizes)}), {
    name: 'matchcut-panels',
    version: 1,
    partialize: ({left, right, bottom}) => ({left, right, bottom}),
  }),
);

/** Sizes that leave the picture its place in a window. */
export function fitSizes(
  sizes: PanelSizes,
  window: {readonly width: number; readonly height: number},
): PanelSizes {
  const bottom = Math.min(sizes.bottom, Math.max(limits.bottom.min, window.height - limits.middle.height));
  const sides = Math.max(limits.left.min + limits.right.min, window.width - limits.middle.width);
  const wanted = sizes.left + sizes.right;
  if (wanted <= sides) return {...sizes, bottom};
  const left = Math.max(limits.left.min, Math.floor((sizes.left / wanted) * sides));
  return {left, right: Math.max(limits.right.min, sides - left), bottom};
}
