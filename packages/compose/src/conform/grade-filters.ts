import {filterValue} from '../filter-text.ts';
import type {HousePixels} from '../house-encoder.ts';

/** Look-up tables one after another, on pictures in the house's colours. Tables are of RGB in full range. */
export function gradeFilters(
  tables: readonly string[],
  {plain}: Pick<HousePixels, 'plain'>,
): readonly string[] {
  if (tables.length === 0) return [];
  return [
    `format=${plain}`,
    'scale=in_color_matrix=bt709:in_range=tv:out_range=full',
    // More than eight bits, so that nothing is rounded between two tables.
    'format=gbrp16le',
    ...tables.map((path) => `lut3d=file=${filterValue(path)}:interp=tetrahedral`),
    'scale=in_range=full:out_color_matrix=bt709:out_range=tv',
    `format=${plain}`,
  ];
}
