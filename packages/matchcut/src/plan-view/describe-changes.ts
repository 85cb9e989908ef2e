import type {Json} from '@matchcut/engine';
import type {FieldChange} from '@matchcut/plan';
import {fieldWords} from './field-words.ts';
import {shorten} from './shorten.ts';

const told = 6;

/** What differs from what was made before, a line each. */
export function describeChanges(changes: readonly FieldChange[]): readonly string[] {
  const lines = [...new Set(withoutConsequences(changes).map(describeChange))];
  return lines.length <= told ? lines : [...lines.slice(0, told - 1), `and ${lines.length - told + 1} more`];
}

/** Of another encoder all options are others; that it is another one says it. */
export function withoutConsequences(changes: readonly FieldChange[]): readonly FieldChange[] {
  const encoder = 'encoder.codec';
  if (!changes.some(({field}) => field === encoder)) return changes;
  return changes.filter(({field}) => field === encoder || !field.startsWith('encoder.'));
}

function describeChange({field, before, after, step}: FieldChange): string {
  if (step !== undefined) return `because of ${step.slice(step.indexOf(' ') + 1)}`;
  const [, overlay] = /^overlays\[(\d+)\]\.looks/.exec(field) ?? [];
  // Looks are runs of frames by digest; which of them differ tells a reader nothing.
  if (overlay !== undefined) return `overlay ${Number(overlay) + 1} looks different`;
  // Of a seam the author says only whether; the rest are limits.
  if (/\bseam$/.test(field) && (before === null || after === null)) {
    return `seam: ${before === null ? 'off → on' : 'on → off'}`;
  }
  // Of tracks that come or go their languages are enough.
  if (/^captions(?:\[\d+\])?$/.test(field)) {
    return `captions: ${languagesOf(before)} → ${languagesOf(after)}`;
  }
  const {name, tell} = fieldWords(field);
  if (tell !== null) return `${name}: ${tell(before)} → ${tell(after)}`;
  // A list in which much changed is told by its length alone.
  if (before === after) return `${name}: others`;
  // Keys and digests only say that something is another one.
  if (isHash(before) && isHash(after)) return `${name}: another one`;
  if (typeof before === 'string' && typeof after === 'string') {
    const from = firstDifference(before, after);
    return `${name}: ${excerpt(before, from)} → ${excerpt(after, from)}`;
  }
  return `${name}: ${formatValue(before)} → ${formatValue(after)}`;
}

/** Letters that are shown before the first one that differs. */
const lead = 16;

/** What differs in a long text, and where it is: two prompts that begin alike would be cut off alike. */
function excerpt(text: string, from: number): string {
  const start = from <= lead ? 0 : from - lead;
  return JSON.stringify(shorten(`${start === 0 ? '' : '…'}${text.slice(start)}`, 48));
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

/** Of one track of captions, or of several. */
function languagesOf(captions: Json): string {
  const tracks = Array.isArray(captions) ? captions : [captions];
  return tracks.flatMap((track) => track?.language ?? []).join(', ') || 'none';
}

function formatValue(value: Json): string {
  if (value === null) return 'none';
  return isHash(value) ? value.slice(0, 8) : shorten(JSON.stringify(value), 48);
}

function isHash(value: Json): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}
