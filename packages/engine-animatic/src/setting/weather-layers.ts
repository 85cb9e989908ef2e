import {withAlpha} from '../colour/colour.ts';
import {between, randomFrom} from '../seed.ts';
import type {Layer, LiveLayer, Stage} from './setting.ts';

type Drop = {readonly x: number; readonly y: number; readonly near: number; readonly speed: number};

/** Rain, snow and mist that lie over a place, before or behind the figures. */
export function weatherLayers(stage: Stage, where: 'behind' | 'before'): readonly Layer[] {
  const random = randomFrom(where === 'behind' ? 11 : 23);
  const drops = Array.from({length: where === 'behind' ? 70 : 46}, (): Drop => ({
    x: random(),
    y: random(),
    near: random(),
    speed: between(random, 0.85, 1.2),
  }));
  switch (stage.weather) {
    case 'rain':
    case 'storm':
      return [rain(stage, drops, where === 'behind' ? 0.55 : 1)];
    case 'snow':
      return [snow(drops, where === 'behind' ? 0.6 : 1.1)];
    case 'fog':
      return [fog(stage, where)];
    case 'clear':
    case 'cloudy':
      return [];
  }
}

function rain(stage: Stage, drops: readonly Drop[], strength: number): LiveLayer {
  const slant = stage.weather === 'storm' ? 0.32 : 0.13;
  const colour = withAlpha(stage.light.lamps ? '#b9cbe6' : '#f7fafa', 0.5 * strength + 0.12);
  return {
    kind: 'live',
    depth: 1,
    draw: (ctx, seconds, _view, {left, top, width, height}, unit) => {
      ctx.strokeStyle = colour;
      ctx.lineWidth = unit * (0.7 + strength * 0.5);
      ctx.lineCap = 'round';
      ctx.beginPath();
      for (const {x, y, near, speed} of drops) {
        const fall = (y + seconds * speed * (1.5 + near * strength)) % 1.15;
        const length = height * (0.028 + near * 0.045 * strength);
        const px = left + ((((x + fall * -slant * 0.4) % 1) + 1) % 1) * width;
        const py = top + (fall - 0.1) * height;
        ctx.moveTo(px, py);
        ctx.lineTo(px - length * slant, py + length);
      }
      ctx.stroke();
    },
  };
}

function snow(drops: readonly Drop[], strength: number): LiveLayer {
  return {
    kind: 'live',
    depth: 1,
    draw: (ctx, seconds, _view, {left, top, width, height}, unit) => {
      ctx.fillStyle = 'rgba(255, 255, 255, 0.9)';
      ctx.beginPath();
      for (const {x, y, near, speed} of drops) {
        const fall = (y + seconds * speed * (0.07 + 0.06 * near * strength)) % 1.06;
        const sway = Math.sin(seconds * 1.1 * speed + x * 40) * 0.012;
        const px = left + ((x + sway + 1) % 1) * width;
        const py = top + (fall - 0.03) * height;
        const radius = unit * (0.9 + near * 2.4 * strength);
        ctx.moveTo(px + radius, py);
        ctx.arc(px, py, radius, 0, Math.PI * 2);
      }
      ctx.fill();
    },
  };
}

function fog({light, half}: Stage, where: 'behind' | 'before'): Layer {
  const low = where === 'before';
  return {
    kind: 'still',
    depth: low ? 1.15 : 0.7,
    box: {left: -half - 0.8, right: half + 0.8, top: low ? 0.12 : -0.28, bottom: low ? 0.6 : 0.42},
    motion: (seconds) => ({x: Math.sin(seconds * 0.12 + (low ? 1 : 0)) * 0.12, y: 0}),
    paint: (pen) => {
      const random = randomFrom(low ? 5 : 6);
      for (let index = 0; index < 16; index++) {
        const x = between(random, -half - 0.6, half + 0.6);
        const y = between(random, low ? 0.28 : -0.06, low ? 0.5 : 0.26);
        const [px, py] = pen.toPixels([x, y]);
        const reach = between(random, 0.2, 0.42) * pen.scale;
        const gradient = pen.ctx.createRadialGradient(px, py, 0, px, py, reach);
        gradient.addColorStop(0, withAlpha(light.haze, 0.34));
        gradient.addColorStop(1, withAlpha(light.haze, 0));
        pen.ctx.save();
        pen.ctx.translate(0, py * 0.62);
        pen.ctx.scale(1, 0.38);
        pen.ctx.fillStyle = gradient;
        pen.ctx.fillRect(px - reach, py - reach, reach * 2, reach * 2);
        pen.ctx.restore();
      }
    },
  };
}
