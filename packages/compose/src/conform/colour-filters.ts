import type {ColourMatch, PlaneMatch} from './colour-match.ts';

/**
 * Filters for a picture in yuv420p that correct its first frames, each a little less than the one before. FFmpeg's
 * look-up tables do not know the time, so that each frame has its own; those that would change nothing are left out.
 */
export function colourFilters(match: ColourMatch, frames: number): readonly string[] {
  const filters: string[] = [];
  for (let frame = 0; frame < frames; frame += 1) {
    // Half a cosine: neither its start nor its end is seen.
    const strength = (1 + Math.cos((Math.PI * frame) / frames)) / 2;
    const tables = match.map((plane) => partOf(plane, strength));
    if (!tables.some(changesAnything)) continue;
    const [y, u, v] = tables.map(expression);
    filters.push(`lutyuv=y=${y}:u=${u}:v=${v}:enable=eq(n\\,${frame})`);
  }
  return filters;
}

function partOf({mean, shift, contrast}: PlaneMatch, strength: number): PlaneMatch {
  return {mean, shift: shift * strength, contrast: 1 + (contrast - 1) * strength};
}

/** 8-bit values of video as they can be in a picture. */
const range = {least: 1, most: 254};

function changesAnything(plane: PlaneMatch): boolean {
  for (let value = range.least; value <= range.most; value += 1) {
    if (Math.floor(corrected(value, plane) + 0.5) !== value) return true;
  }
  return false;
}

function corrected(value: number, {mean, shift, contrast}: PlaneMatch): number {
  return (value - mean) * contrast + mean + shift;
}

/** FFmpeg cuts off what is behind the point. */
function expression({mean, shift, contrast}: PlaneMatch): string {
  const offset = mean + shift - mean * contrast;
  return `clip(floor(val*${contrast.toFixed(6)}+${offset.toFixed(4)}+0.5)\\,${range.least}\\,${range.most})`.replace(
    '+-',
    '-',
  );
}
