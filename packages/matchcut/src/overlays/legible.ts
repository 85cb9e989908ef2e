import {shade} from './shade.ts';

/**
 * A text shadow that keeps light words readable over anything: a tight one that draws the letters' edge over white
 * paper, and a wide one that parts them from a busy picture.
 */
export function legibleShadow(vmin: number, background: string | null = null): string {
  return [
    `0 0 ${vmin * 0.35}px ${shade(background, 0.55)}`,
    `0 ${vmin * 0.15}px ${vmin * 1.3}px ${shade(background, 0.55)}`,
  ].join(', ');
}
