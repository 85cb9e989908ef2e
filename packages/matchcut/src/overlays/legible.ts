/**
 * A text shadow that keeps light words readable over anything: a tight one that draws the letters' edge over white
 * paper, and a wide one that parts them from a busy picture.
 */
export function legibleShadow(vmin: number): string {
  return [
    `0 0 ${vmin * 0.35}px rgba(0, 0, 0, 0.55)`,
    `0 ${vmin * 0.15}px ${vmin * 1.3}px rgba(0, 0, 0, 0.55)`,
  ].join(', ');
}
