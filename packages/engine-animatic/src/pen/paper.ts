import {createCanvas, type Canvas, type SKRSContext2D} from '@napi-rs/canvas';
import {randomFrom} from '../seed.ts';

const tile = 256;
let grain: Canvas | undefined;

/** The tooth of water-colour paper: faint dark and light specks and fibres that repeat without a seam. */
function grainTile(): Canvas {
  if (grain !== undefined) return grain;
  grain = createCanvas(tile, tile);
  const ctx = grain.getContext('2d');
  const random = randomFrom(41);
  for (let speck = 0; speck < 2600; speck++) {
    const dark = random() < 0.55;
    ctx.fillStyle = dark
      ? `rgba(40, 34, 50, ${0.02 + random() * 0.04})`
      : `rgba(255, 252, 240, ${0.015 + random() * 0.04})`;
    const size = 1 + random() * 2.4;
    ctx.fillRect(random() * tile, random() * tile, size, size);
  }
  for (let blot = 0; blot < 60; blot++) {
    const [x, y, radius] = [random() * tile, random() * tile, 14 + random() * 34];
    const strength = random() * 0.028;
    const tint = random() < 0.5 ? '60, 50, 70' : '255, 250, 235';
    for (const dx of [-tile, 0, tile]) {
      for (const dy of [-tile, 0, tile]) {
        const gradient = ctx.createRadialGradient(x + dx, y + dy, 0, x + dx, y + dy, radius);
        gradient.addColorStop(0, `rgba(${tint}, ${strength})`);
        gradient.addColorStop(1, `rgba(${tint}, 0)`);
        ctx.fillStyle = gradient;
        ctx.fillRect(x + dx - radius, y + dy - radius, radius * 2, radius * 2);
      }
    }
  }
  return grain;
}

/** Lays the paper's tooth over what is painted, and only there. */
export function addGrain(ctx: SKRSContext2D, width: number, height: number): void {
  const pattern = ctx.createPattern(grainTile(), 'repeat');
  if (pattern === null) return;
  ctx.save();
  ctx.globalCompositeOperation = 'source-atop';
  ctx.fillStyle = pattern;
  ctx.fillRect(0, 0, width, height);
  ctx.restore();
}
