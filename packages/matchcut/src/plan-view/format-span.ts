import type {Address} from '@matchcut/plan';
import {formatSeconds} from './format-seconds.ts';

/** The frames that a segment's address ends with, in seconds of its shot: `1.5–5.5 s`. */
export function formatSpan(address: Address, fps: number): string {
  const [, from, to] = /@(\d+)-(\d+)$/.exec(address) ?? [];
  if (from === undefined || to === undefined) return '';
  return `${Number((Number(from) / fps).toFixed(2))}–${formatSeconds(Number(to) / fps)}`;
}
