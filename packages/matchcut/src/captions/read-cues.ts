import type {CaptionProblem, CaptionWord} from '@matchcut/plan';
import {parseVTTTimestamp, tokenizeVTTCue, VTTCue, type VTTNode} from 'media-captions';
import type {CaptionFile, FileCue} from '../asking/film-answers.ts';

export type CaptionFormat = 'srt' | 'vtt';

/** By the file's name; `null` where it is neither. */
export function captionFormat(path: string): CaptionFormat | null {
  const [, extension] = /\.(srt|vtt)$/i.exec(path) ?? [];
  return extension === undefined ? null : extension.toLowerCase() === 'srt' ? 'srt' : 'vtt';
}

/**
 * Reads a caption file cue by cue, so that a broken one hides no other, and every one is known with its line. What can
 * be read is read as players do; what they would drop silently is told.
 */
export function readCues(content: string, format: CaptionFormat): CaptionFile & {readonly kind: 'read'} {
  const cues: FileCue[] = [];
  const problems: CaptionProblem[] = [];
  const blocks = blocksOf(content.replace(/^\ufeff/, ''));
  if (format === 'vtt' && !/^WEBVTT(?:[ \t]|$)/.test(blocks[0]?.lines[0] ?? '')) {
    problems.push({line: 1, message: 'A WebVTT file begins with the word WEBVTT.'});
  }
  for (const [index, block] of blocks.entries()) {
    const isHeader = format === 'vtt' && index === 0 && block.lines[0]?.startsWith('WEBVTT') === true;
    if (isHeader || (format === 'vtt' && /^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(block.lines[0] ?? '')))
      continue;
    const read = readBlock(block, format);
    if ('message' in read) problems.push(read);
    else cues.push(read);
  }
  if (cues.length === 0 && problems.length === 0) problems.push({line: 1, message: 'The file has no cue.'});
  return {kind: 'read', cues, problems};
}

type Block = {
  /** 1-based, of its first line. */
  readonly line: number;
  readonly lines: readonly string[];
};

/** Cues are apart by empty lines; one without words is its times alone. */
function blocksOf(content: string): readonly Block[] {
  const blocks: {line: number; lines: string[]}[] = [];
  let isOpen = false;
  for (const [index, line] of content.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') {
      isOpen = false;
      continue;
    }
    if (isOpen) blocks.at(-1)?.lines.push(line);
    else blocks.push({line: index + 1, lines: [line]});
    isOpen = true;
  }
  return blocks;
}

function readBlock({line, lines}: Block, format: CaptionFormat): FileCue | CaptionProblem {
  const at = lines.findIndex((one) => one.includes('-->'));
  // Above its times a cue has one line at most: its number or name.
  if (at === -1 || at > 1) {
    return {line, message: `"${shorten(lines[0] ?? '')}" is no cue: it has no times.`};
  }
  const timesLine = line + at;
  const [start = '', end = ''] = (lines[at] ?? '').split('-->').map((part) => part.trim());
  const from = timestamp(start, format);
  const to = timestamp(end.split(/\s/)[0] ?? '', format);
  if (from === null || to === null) {
    return {line: timesLine, message: `"${shorten(lines[at] ?? '')}" can not be read as two times.`};
  }
  if (to <= from)
    return {line: timesLine, message: `The cue ends at ${to} s, before it has begun at ${from} s.`};
  const raw = lines.slice(at + 1).join('\n');
  return {from, seconds: round(to - from), line: timesLine, ...wordsOf(raw, format, from, to)};
}

function timestamp(text: string, format: CaptionFormat): number | null {
  const dotted = format === 'srt' ? text.replace(',', '.') : text;
  // The library would take minutes and seconds of any size.
  if (!/^(?:\d+:)?[0-5]?\d:[0-5]\d\.\d{1,3}$/.test(dotted)) return null;
  return parseVTTTimestamp(dotted);
}

/** A cue's words without markup, and when each is spoken. */
function wordsOf(
  raw: string,
  format: CaptionFormat,
  from: number,
  to: number,
): Pick<FileCue, 'text' | 'words'> {
  if (format === 'srt') {
    // SubRip has a few of HTML's tags and some of SubStation's, and everything else is text.
    const text = raw.replaceAll(/<\/?(?:i|b|u|s|font)\b[^>]*>|\{\\[^}]*\}/gi, '');
    return {text, words: []};
  }
  const spoken: {text: string; from: number | null}[] = [];
  let time: number | null = null;
  const visit = (nodes: readonly VTTNode[]): void => {
    for (const node of nodes) {
      if (node.type === 'text') spoken.push({text: node.data, from: time});
      else {
        // Holds until the next one, whichever tags end before.
        if (node.type === 'timestamp') ({time} = node);
        visit(node.children);
      }
    }
  };
  // Times of words outside of the cue are none.
  visit(tokenizeVTTCue(new VTTCue(from, to, raw)));
  const text = spoken.map((part) => part.text).join('');
  const isTimed = spoken.some((part) => part.from !== null);
  return {text, words: isTimed ? timedWords(spoken, from) : []};
}

/** What stands before the first time of a cue is spoken from its start. */
function timedWords(
  spoken: readonly {readonly text: string; readonly from: number | null}[],
  start: number,
): readonly CaptionWord[] {
  return spoken
    .flatMap(({text, from}) =>
      text.split('\n').map((line) => ({text: line.replaceAll(/\s+/gu, ' ').trim(), from})),
    )
    .filter(({text}) => text !== '')
    .map(({text, from}) => ({text, from: round(Math.max(0, (from ?? start) - start))}));
}

/** To milliseconds, as files have them. */
function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
