import type {FrameWindow} from './zoom.ts';

export type Tick = {readonly frame: number; readonly isLabelled: boolean};

/** Pixels that a label needs. */
const labelWidth = 76;

/** Pixels between two ticks. */
const tickWidth = 9;

const secondSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600];

/** Ticks at whole frames or whole seconds, as close as they can be read. */
export function rulerTicks(fps: number, pixelsPerFrame: number, window: FrameWindow): readonly Tick[] {
  const steps = [...frameSteps(fps), ...secondSteps.map((seconds) => seconds * fps)];
  const labelled =
    steps.find((step) => step * pixelsPerFrame >= labelWidth) ?? steps[steps.length - 1] ?? fps;
  const small =
    steps.find((step) => step * pixelsPerFrame >= tickWidth && isWhole(labelled / step)) ?? labelled;
  const ticks: Tick[] = [];
  for (let count = Math.ceil(window.from / small); count * small <= window.to; count += 1) {
    ticks.push({frame: count * small, isLabelled: isWhole((count * small) / labelled)});
  }
  return ticks;
}

/** Parts of a second that are whole frames. */
function frameSteps(fps: number): readonly number[] {
  return [1, 2, 5, 10, 15].filter((frames) => frames < fps && isWhole(fps / frames));
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-6;
}
