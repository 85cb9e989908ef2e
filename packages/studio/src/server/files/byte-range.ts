/** What a `Range` header asks for. `end` is the last byte. */
export type ByteRange =
  | {readonly kind: 'whole'}
  | {readonly kind: 'part'; readonly start: number; readonly end: number}
  | {readonly kind: 'unsatisfiable'};

/** Several ranges, and what is no range, are answered with the whole, as they may be. */
export function readByteRange(header: string | undefined, sizeBytes: number): ByteRange {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return {kind: 'whole'};
  const start = first === '' ? Math.max(0, sizeBytes - Number(last)) : Number(first);
  const end = first === '' || last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  if (first !== '' && last !== '' && Number(last) < start) return {kind: 'whole'};
  return start < sizeBytes && start <= end ? {kind: 'part', start, end} : {kind: 'unsatisfiable'};
}
