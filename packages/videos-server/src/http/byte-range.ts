import {parse} from 'range-parser';

/** What a `Range` header asks for. `end` is the last byte. */
export type ByteRange =
  | {readonly kind: 'whole'}
  | {readonly kind: 'part'; readonly start: number; readonly end: number}
  | {readonly kind: 'unsatisfiable'};

/** Several ranges, and what is no range, are answered with the whole, as they may be. */
export function readByteRange(header: string | undefined, sizeBytes: number): ByteRange {
  const {type, ranges, code} = parse(sizeBytes, header ?? '');
  if (type !== 'bytes' || ranges.length > 1 || (code & 1) !== 0) return {kind: 'whole'};
  const [range] = ranges;
  return range === undefined ? {kind: 'unsatisfiable'} : {kind: 'part', ...range};
}
