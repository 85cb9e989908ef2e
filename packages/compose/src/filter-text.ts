import type {FrameRate} from './plan-words.ts';

/** Filters one after another, from the input labels to the output label. */
export function chain(from: readonly string[], filters: readonly string[], to: string): string {
  return `${from.map(inBrackets).join('')}${filters.join(',')}${inBrackets(to)}`;
}

/** Frame `n` of a stream gets the time of frame `n` of the film, whatever time it had: nothing drifts, nothing is off by one. */
export function lockByIndex(rate: FrameRate): readonly string[] {
  return [`settb=${rate.denominator}/${rate.numerator}`, 'setpts=N'];
}

/** Any text as the value of a filter's option: escaped for the option, and that for the graph. */
export function filterValue(text: string): string {
  return text.replaceAll(/[\\':]/g, '\\$&').replaceAll(/[\\'[\],;]/g, '\\$&');
}

function inBrackets(label: string): string {
  return `[${label}]`;
}
