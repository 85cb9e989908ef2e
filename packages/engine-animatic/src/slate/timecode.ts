import type {FrameRate} from '@matchcut/engine';

/** Non-drop timecode of a frame, `00:07:23`: minutes, seconds, frames. */
export function timecode(frame: number, {numerator, denominator}: FrameRate): string {
  const base = Math.round(numerator / denominator);
  const seconds = Math.floor(frame / base);
  return [Math.floor(seconds / 60), seconds % 60, frame % base]
    .map((value) => String(value).padStart(2, '0'))
    .join(':');
}
