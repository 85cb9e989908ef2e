import {darker, lighter, mix, withAlpha} from '../colour/colour.ts';
import type {Pen} from '../pen/pen.ts';
import {curve, ellipse, rect, type Point, type Shape} from '../pen/shape.ts';
import {between, type Random} from '../seed.ts';
import type {Layer, Stage} from './setting.ts';

/** Sky with its sun, moon, stars and drifting clouds. */
export function sky(stage: Stage, sunX = -0.28): readonly Layer[] {
  const {light, half, weather, time, random} = stage;
  const low = stage.horizon + 0.04;
  const clear = weather === 'clear' || weather === 'cloudy' || weather === 'snow';
  const cloudSeed = Array.from(
    {length: weather === 'clear' ? 4 : 7},
    () => [random(), random(), random()] as const,
  );
  const stars = Array.from(
    {length: 110},
    () => [between(random, -half, half), between(random, -0.75, low - 0.1), random()] as const,
  );
  return [
    {
      kind: 'still',
      depth: 0,
      box: {bottom: stage.horizon + 0.3},
      paint: (pen) => {
        const all = rect(-half * 2, -1.5, half * 4, 3);
        pen.wash(
          all,
          [0, -0.55],
          [0, low],
          [
            [0, light.skyTop],
            [0.55, mix(light.skyTop, light.skyLow, 0.55)],
            [1, light.skyLow],
          ],
        );
        if (time === 'night' && clear)
          for (const [x, y, size] of stars)
            pen.fill(
              ellipse(x, y, 0.0012 + size * 0.0022, 0.0012 + size * 0.0022),
              '#fdf3d4',
              0.35 + size * 0.6,
            );
        if (clear) sun(pen, stage, sunX);
        // Broad brush marks keep a wash from being a gradient.
        for (const [x, y, size] of cloudSeed) {
          const mark = curve([
            [-0.9, 0.01],
            [-0.3, -0.014],
            [0.4, 0.004],
            [0.95, -0.012],
            [0.6, 0.03],
            [-0.4, 0.04],
          ]);
          pen
            .within({x: (x - 0.5) * half * 2, y: -0.5 + y * (low + 0.42), scale: 0.3 + size * 0.5})
            .fill(mark, lighter(light.skyLow, 0.05), 0.16);
        }
      },
    },
    {
      kind: 'still',
      depth: 0.08,
      box: {top: -0.6, bottom: low},
      motion: (seconds) => ({x: seconds * 0.0045, y: 0}),
      paint: (pen) => {
        for (const [x, y, size] of cloudSeed) {
          const place = pen.within({
            x: (x - 0.5) * half * 2.2,
            y: -0.46 + y * Math.max(0.12, low + 0.3) * 0.8,
            scale: 0.1 + size * 0.13,
          });
          cloud(place, random, stage);
        }
      },
    },
  ];
}

function sun(pen: Pen, {light, time, weather, horizon, half}: Stage, sunX: number): void {
  const heights: Readonly<Record<typeof time, number>> = {
    dawn: horizon - 0.06,
    morning: -0.2,
    day: -0.36,
    afternoon: -0.22,
    sunset: horizon - 0.09,
    dusk: horizon - 0.02,
    night: -0.3,
  };
  const y = heights[time];
  const x = sunX * Math.min(1.6, half);
  const night = time === 'night' || time === 'dusk';
  pen.glow([x, y], night ? 0.3 : 0.55, light.glow, night ? 0.35 : weather === 'cloudy' ? 0.45 : 0.75);
  // An overcast sky keeps its glow and hides its disc.
  if (time === 'dusk' || weather === 'cloudy') return;
  const disc = ellipse(x, y, night ? 0.05 : 0.06, night ? 0.05 : 0.06);
  pen.fill(disc, night ? '#f7efd6' : lighter(light.glow, 0.06));
  if (night)
    for (const [dx, dy, r] of [
      [-0.015, -0.012, 0.012],
      [0.018, 0.01, 0.016],
      [-0.008, 0.02, 0.007],
    ] as const)
      pen.fill(ellipse(x + dx, y + dy, r, r), '#d9cfb2', 0.7);
  pen.ink(disc, {width: 0.7, alpha: 0.35});
}

function cloud(pen: Pen, random: Random, {light, weather, time}: Stage): void {
  const puffs: Shape = cloudShape(random);
  const heavy = weather === 'rain' || weather === 'storm';
  const body =
    time === 'night'
      ? lighter(light.skyLow, 0.02)
      : heavy
        ? darker(light.skyLow, 0.08)
        : lighter(light.skyLow, 0.06);
  pen.fill(puffs, withAlpha(body, time === 'night' ? 0.4 : 0.85));
  pen.shade(puffs, -0.02, -0.09, mix(light.skyTop, light.haze, 0.4), 0.32);
  pen.ink(puffs, {width: 0.8, alpha: 0.35});
}

/** Round heaps on a flat base. */
function cloudShape(random: Random): Shape {
  const heaps = 3 + Math.floor(random() * 3);
  const outline: Point[] = [[-1.15, 0.03]];
  for (let heap = 0; heap < heaps; heap++) {
    const t = (heap + 0.5) / heaps;
    const arch = Math.sin(t * Math.PI);
    const reach = (1.12 / heaps) * between(random, 0.95, 1.2);
    const rise = 0.06 + arch * between(random, 0.16, 0.3);
    for (let step = 0; step <= 6; step++) {
      const angle = Math.PI * (1 - (0.12 + 0.76 * (step / 6)));
      outline.push([-1 + 2 * t + Math.cos(angle) * reach, -rise * 0.45 - Math.sin(angle) * rise]);
    }
  }
  return {
    points: [
      ...outline,
      [1.15, 0.03],
      ...curve(
        [
          [1.15, 0.03],
          [0.4, 0.07],
          [-0.4, 0.05],
          [-1.15, 0.03],
        ],
        false,
      ).points,
    ],
    closed: true,
  };
}
