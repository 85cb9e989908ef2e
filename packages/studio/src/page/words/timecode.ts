/** `00:04.12`: minutes, seconds and the frame in the second. Hours stand before from the first on. */
export function formatTimecode(frame: number, fps: number): string {
  const whole = Math.max(0, Math.round(frame));
  const rate = Math.max(1, Math.round(fps));
  const seconds = Math.floor(whole / rate);
  const digits = String(rate - 1).length;
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0'));
  const hours = Math.floor(seconds / 3600);
  return `${hours > 0 ? `${hours}:` : ''}${parts.join(':')}.${String(whole % rate).padStart(digits, '0')}`;
}

/** `8 s`, `4.5 s`. */
export function formatSeconds(seconds: number): string {
  return `${Number(seconds.toFixed(2))} s`;
}
