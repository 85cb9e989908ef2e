import type {Size} from '../plan-words.ts';

/** A plane of a picture, in 8-bit steps. */
export type PlaneMeasure = {
  readonly mean: number;
  /** Standard deviation. */
  readonly deviation: number;
  /** Means of the fields of a coarse grid, row by row: what is left of a picture from far away. */
  readonly fields: readonly number[];
};

const columns = 16;
const rows = 16;

/** Of a picture in yuv420p: Y, Cb and Cr. */
export function measurePicture(
  bytes: Uint8Array,
  {width, height}: Size,
): readonly [PlaneMeasure, PlaneMeasure, PlaneMeasure] {
  const half = {width: Math.ceil(width / 2), height: Math.ceil(height / 2)};
  const luma = width * height;
  const chroma = half.width * half.height;
  return [
    measurePlane(bytes.subarray(0, luma), {width, height}),
    measurePlane(bytes.subarray(luma, luma + chroma), half),
    measurePlane(bytes.subarray(luma + chroma, luma + 2 * chroma), half),
  ];
}

function measurePlane(plane: Uint8Array, {width, height}: Size): PlaneMeasure {
  const sums = new Float64Array(columns * rows);
  const counts = new Float64Array(columns * rows);
  let sum = 0;
  let squares = 0;
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor((y * rows) / height) * columns;
    for (let x = 0; x < width; x += 1) {
      const value = plane[y * width + x] ?? 0;
      const field = row + Math.floor((x * columns) / width);
      sums[field] = (sums[field] ?? 0) + value;
      counts[field] = (counts[field] ?? 0) + 1;
      sum += value;
      squares += value * value;
    }
  }
  const count = width * height;
  const mean = sum / count;
  return {
    mean,
    deviation: Math.sqrt(Math.max(0, squares / count - mean * mean)),
    fields: [...sums].map((total, field) => total / Math.max(1, counts[field] ?? 1)),
  };
}

/** Pictures of one even colour are as like as can be told. In 8-bit steps. */
const even = 1;

/** How much two planes are the same picture, however bright: from -1, the negative, to 1. */
export function likenessOf(a: PlaneMeasure, b: PlaneMeasure): number {
  let [own, other, both] = [0, 0, 0];
  for (const [field, value] of a.fields.entries()) {
    const [p, q] = [value - a.mean, (b.fields[field] ?? 0) - b.mean];
    own += p * p;
    other += q * q;
    both += p * q;
  }
  const fields = columns * rows;
  const [isEven, isOtherEven] = [own / fields < even * even, other / fields < even * even];
  if (isEven || isOtherEven) return isEven && isOtherEven ? 1 : 0;
  return both / Math.sqrt(own * other);
}
