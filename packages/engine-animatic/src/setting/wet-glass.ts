import {between, randomFrom} from '../seed.ts';
import type {LiveLayer} from './setting.ts';

/** Drops that cling to a pane, and some that run down it. */
export function wetGlass(
  depth: number,
  area: {readonly left: number; readonly top: number; readonly right: number; readonly bottom: number},
): LiveLayer {
  const random = randomFrom(301);
  const across = (): number => between(random, area.left, area.right);
  const clinging = Array.from({length: 70}, () => ({
    x: across(),
    y: between(random, area.top, area.bottom),
    size: between(random, 0.0022, 0.0062),
  }));
  const running = Array.from({length: 15}, () => ({
    x: across(),
    start: random(),
    speed: between(random, 0.08, 0.2),
    sway: between(random, 0.004, 0.012),
    size: between(random, 0.004, 0.0068),
  }));
  const height = area.bottom - area.top;
  return {
    kind: 'live',
    depth,
    draw: (ctx, seconds, view, _picture, unit) => {
      const at = (x: number, y: number): readonly [number, number] => [
        view.originX + x * view.scale,
        view.originY + y * view.scale,
      ];
      ctx.fillStyle = 'rgba(255, 255, 255, 0.34)';
      ctx.beginPath();
      for (const {x, y, size} of clinging) {
        const [px, py] = at(x, y);
        const radius = size * view.scale;
        ctx.moveTo(px + radius, py);
        ctx.ellipse(px, py, radius * 0.8, radius, 0, 0, Math.PI * 2);
      }
      ctx.fill();
      ctx.lineCap = 'round';
      for (const {x, start, speed, sway, size} of running) {
        // Drops stop and go.
        const t = start + seconds * speed;
        const place = (t + 0.06 * Math.sin(t * 21)) % 1.2;
        const y = area.top + place * height;
        const wave = (at0: number): number => x + Math.sin(at0 * 40 + start * 9) * sway;
        ctx.strokeStyle = 'rgba(255, 255, 255, 0.2)';
        ctx.lineWidth = unit * 1.6;
        ctx.beginPath();
        for (let step = 0; step <= 8; step++) {
          const back = Math.max(area.top, y - 0.13 + (0.13 * step) / 8);
          const [px, py] = at(wave(back), back);
          if (step === 0) ctx.moveTo(px, py);
          else ctx.lineTo(px, py);
        }
        ctx.stroke();
        const [px, py] = at(wave(y), y);
        ctx.fillStyle = 'rgba(255, 255, 255, 0.62)';
        ctx.beginPath();
        ctx.ellipse(px, py, size * view.scale * 0.75, size * view.scale, 0, 0, Math.PI * 2);
        ctx.fill();
      }
    },
  };
}
