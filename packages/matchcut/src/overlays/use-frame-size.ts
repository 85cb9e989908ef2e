import {useFormat} from './use-format.ts';

export type FrameSize = {
  readonly width: number;
  readonly height: number;
  readonly portrait: boolean;
  /** A hundredth of the shorter side: what is sized in it looks as large in every format. */
  readonly vmin: number;
  /** Distance that keeps words inside the title-safe area, alike at opposite edges. */
  readonly titleSafe: {readonly x: number; readonly y: number};
};

/** The format as what stands in its middle sees it. */
export function useFrameSize(): FrameSize {
  const {width, height, orientation, vmin, safeArea} = useFormat();
  const {top, right, bottom, left} = safeArea;
  const titleSafe = {x: Math.max(left, right), y: Math.max(top, bottom)};
  return {width, height, portrait: orientation === 'portrait', vmin, titleSafe};
}
