import {serializeSrt} from '@remotion/captions';
import {captionsByTrack, secondsOf, type PlannedFilm, type TimelineCaption} from '@matchcut/plan';

/** Captions as a file has them: milliseconds from the start of the cut. */
export type WrittenCue = {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  readonly words: readonly {readonly text: string; readonly startMs: number}[];
};

/** The captions of one language beside a cut. */
export type WrittenCaptions = {
  /** What their files have after the cut's name: the language of their track, as `.de`, or nothing. */
  readonly suffix: string;
  readonly cues: readonly WrittenCue[];
};

/**
 * A film's captions as they are in its cut, or in a part of it: what reaches into the part is there from its first
 * frame, or to its last.
 */
export function captionsOfCut(
  {timeline: {captions, frames}, frameRate}: Pick<PlannedFilm, 'timeline' | 'frameRate'>,
  part: {readonly from: number; readonly to: number | null} | null,
): readonly WrittenCaptions[] {
  const first = part?.from ?? 0;
  const end = Math.min(frames, (part?.to ?? frames - 1) + 1);
  const ms = (frame: number): number => Math.round(secondsOf(frame, frameRate) * 1000);
  return captionsByTrack(captions).map(({track, captions: ones}) => ({
    suffix: track === null ? '' : `.${track}`,
    cues: ones.flatMap(cuesOf),
  }));

  function cuesOf(caption: TimelineCaption): readonly WrittenCue[] {
    const from = Math.max(caption.from, first);
    const stop = Math.min(caption.from + caption.frames, end);
    if (stop <= from) return [];
    return [
      {
        startMs: ms(from - first),
        endMs: ms(stop - first),
        text: caption.text,
        words: wordsFrom(caption).map(({text, frame}) => ({
          text,
          startMs: ms(Math.min(Math.max(frame, from), stop) - first),
        })),
      },
    ];
  }
}

function wordsFrom({
  from,
  words,
}: TimelineCaption): readonly {readonly text: string; readonly frame: number}[] {
  return words.map((word) => ({text: word.text, frame: from + word.from}));
}

/** SubRip: what every player reads. */
export function writeSrt(cues: readonly WrittenCue[]): string {
  const lines = cues.map(({startMs, endMs, text}) => [
    {text, startMs, endMs, timestampMs: null, confidence: null},
  ]);
  return `${serializeSrt({lines})}\n`;
}

/** WebVTT: what browsers read, with the time of each word where it is known. */
export function writeVtt(cues: readonly WrittenCue[]): string {
  const blocks = cues.map((cue) => `${vttTime(cue.startMs)} --> ${vttTime(cue.endMs)}\n${vttText(cue)}`);
  return `${['WEBVTT', ...blocks].join('\n\n')}\n`;
}

/** Times stand within a cue and grow; at its very start a word needs none. */
function vttText({text, words, startMs, endMs}: WrittenCue): string {
  let written = '';
  let rest = text;
  let last = startMs;
  for (const word of words) {
    const at = rest.indexOf(word.text);
    if (at === -1) break;
    written += escape(rest.slice(0, at));
    if (word.startMs > last && word.startMs < endMs) {
      written += `<${vttTime(word.startMs)}>`;
      last = word.startMs;
    }
    written += escape(word.text);
    rest = rest.slice(at + word.text.length);
  }
  return written + escape(rest);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function vttTime(ms: number): string {
  const part = (unit: number, size: number, digits: number): string =>
    String(Math.floor(ms / unit) % size).padStart(digits, '0');
  return `${part(3_600_000, Infinity, 2)}:${part(60_000, 60, 2)}:${part(1000, 60, 2)}.${part(1, 1000, 3)}`;
}
