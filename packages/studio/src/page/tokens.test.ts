import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

/** Text, and the grounds that it is read on: 4.5 to 1, as WCAG AA has it. */
const texts: readonly (readonly [text: string, grounds: readonly string[]])[] = [
  ['text', ['ground', 'panel', 'raised', 'control', 'control-hover', 'well']],
  ['text-soft', ['ground', 'panel', 'raised', 'control']],
  ['text-faint', ['ground', 'panel', 'raised', 'well']],
  ['now-ink', ['panel', 'raised', 'control']],
  ['on-now', ['now', 'now-hover']],
  ['stored-ink', ['stored']],
  ['stale-ink', ['panel', 'raised']],
  ['failed-ink', ['panel', 'raised', 'control']],
  ['overlay-ink', ['overlay-block']],
  ['caption-ink', ['caption-block']],
  ['sound-ink', ['sound-block']],
];

/** What isn't text but has to be seen: 3 to 1. */
const marks: readonly (readonly [mark: string, grounds: readonly string[]])[] = [
  ['now', ['panel', 'raised', 'ground']],
  ['stale', ['panel']],
  ['failed', ['panel']],
  ['line-strong', ['panel', 'well']],
];

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('the %s theme', (_theme, index) => {
  it.each(texts)('lets --%s be read', (text, grounds) => {
    for (const ground of grounds)
      expect
        .soft(contrast(colorOf(text, index), colorOf(ground, index)), `on ${ground}`)
        .toBeGreaterThanOrEqual(4.5);
  });

  it.each(marks)('lets --%s be seen', (mark, grounds) => {
    for (const ground of grounds)
      expect
        .soft(contrast(colorOf(mark, index), colorOf(ground, index)), `on ${ground}`)
        .toBeGreaterThanOrEqual(3);
  });
});

function colorOf(token: string, index: 0 | 1): string {
  const found = new RegExp(String.raw`--${token}: light-dark\((#\w{6}), (#\w{6})\)`).exec(css);
  const color = found?.[index + 1];
  if (color === undefined) throw new Error(`--${token} is no pair of colours.`);
  return color;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
