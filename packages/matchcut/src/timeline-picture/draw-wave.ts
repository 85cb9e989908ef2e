import type {Wave} from './sound-wave.ts';

export type WaveBox = {
  /** Pixels. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** What the whole width stands for. */
  readonly seconds: number;
};

/** Pixels in a step of the outline. */
const step = 2;

/** A wave as one shape around the middle of a box, which it fills at full scale. */
export function drawWave({perSecond, low, high}: Wave, {x, y, width, height, seconds}: WaveBox): string {
  const perPixel = (seconds * perSecond) / width;
  const columns = Math.floor(Math.min(width, high.length / perPixel) / step);
  const middle = y + height / 2;
  const place = (column: number, level: number): string =>
    `${round(x + column * step)} ${round(middle - (level * height) / 2)}`;
  const top: string[] = [];
  const bottom: string[] = [];
  for (let column = 0; column < columns; column += 1) {
    const from = Math.floor(column * step * perPixel);
    const to = Math.max(from + 1, Math.floor((column + 1) * step * perPixel));
    top.push(place(column, Math.max(...high.slice(from, to))));
    bottom.unshift(place(column, Math.min(...low.slice(from, to))));
  }
  if (columns === 0) return '';
  return `<path d="M${[...top, ...bottom].join('L')}Z" fill="#98a2b3" fill-opacity="0.55"/>`;
}

function round(value: number): string {
  return String(Number(value.toFixed(1)));
}
