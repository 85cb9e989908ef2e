import {bindsToNext} from './bound-words.ts';
import {breakUnits, isStop, type BreakUnit} from './break-units.ts';
import {columnsOf} from './caption-width.ts';

/** As many as subtitlers allow. */
const mostLines = 2;

/**
 * A caption in at most two lines, as a subtitler breaks them: one line where it fits; else about equally long, ended
 * where a sentence or a clause ends, not after an article or a preposition, and not within a name. Line breaks of the
 * author's are kept where both lines fit.
 *
 * @param columns Letters in a line. Where two lines have no room for it all, they are as equal as they can be, and longer.
 */
export function breakCaption(text: string, columns: number): readonly string[] {
  const own = text.split('\n').filter((line) => line.trim() !== '');
  const isSpoken = own.length > 1 && own.every((line) => /^\s*[-–—]/u.test(line));
  const fits = own.every((line) => columnsOf(line) <= columns);
  if (own.length <= mostLines && (fits || isSpoken)) return own;
  const units = breakUnits(own.join(' '));
  const whole = lineOf(units);
  if (columnsOf(whole) <= columns || units.length < 2) return [whole];
  let best: readonly string[] = [whole];
  let least = Infinity;
  for (let at = 1; at < units.length; at += 1) {
    const cost = costOf(units, at, columns);
    if (cost >= least) continue;
    least = cost;
    best = [lineOf(units.slice(0, at)), lineOf(units.slice(at))];
  }
  return best;
}

/** What speaks against a break; the scale is that of how unequal the lines are: 10 for everything in one of them. */
function costOf(units: readonly BreakUnit[], at: number, columns: number): number {
  const [upper, lower] = [columnsOf(lineOf(units.slice(0, at))), columnsOf(lineOf(units.slice(at)))];
  const unequal = (Math.abs(upper - lower) / (upper + lower)) * 10;
  // A little rather below, where the eye goes next.
  const topHeavy = upper > lower ? 0.3 : 0;
  const over = Math.max(0, upper - columns, lower - columns);
  // No word is worth a line that is too long, where another break has none.
  const tooLong = over === 0 ? 0 : 100 + over * 3;
  return unequal + topHeavy + tooLong + wordCost(units, at);
}

function wordCost(units: readonly BreakUnit[], at: number): number {
  const before = units[at - 1]?.text ?? '';
  const after = units[at]?.text ?? '';
  // Where such a word begins a line, a phrase begins.
  const begins = bindsToNext(after) ? -2.5 : 0;
  if (/[.!?。！？…؟।]["”’»」』)]*$/u.test(before)) return begins - 6;
  if (isStop(before) || /[،؛]$/u.test(before)) return begins - 3.5;
  if (/^[-–—]$/u.test(after)) return -2;
  if (isName(before, after)) return 6;
  if (/^\d[\d.,:]*$/u.test(before)) return 4;
  return bindsToNext(before) ? 4 : begins;
}

/** Two words with capitals beside each other: a name, or at least no place to stop. */
function isName(before: string, after: string): boolean {
  return /^\p{Lu}[\p{L}'’-]*$/u.test(before) && /^\p{Lu}/u.test(after) && !bindsToNext(before);
}

function lineOf(units: readonly BreakUnit[]): string {
  return units.map(({text, glue}, index) => (index === 0 ? text : `${glue}${text}`)).join('');
}
