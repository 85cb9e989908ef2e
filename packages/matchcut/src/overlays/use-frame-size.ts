import {useVideoConfig} from 'remotion';

export type FrameSize = {
  readonly width: number;
  readonly height: number;
  readonly portrait: boolean;
  /** A hundredth of the shorter side: what is sized in it looks as large in every format. */
  readonly vmin: number;
  /** Distance that keeps moving graphics inside the action-safe area, 5 % of the frame on each side. */
  readonly actionSafe: {readonly x: number; readonly y: number};
  /** Distance that keeps words inside the title-safe area, 10 % of the frame on each side. */
  readonly titleSafe: {readonly x: number; readonly y: number};
};

export function useFrameSize(): FrameSize {
  const {width, height} = useVideoConfig();
  return {
    width,
    height,
    portrait: height > width,
    vmin: Math.min(width, height) / 100,
    actionSafe: {x: width * 0.05, y: height * 0.05},
    titleSafe: {x: width * 0.1, y: height * 0.1},
  };
}
