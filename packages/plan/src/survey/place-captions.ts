import type {FrameRate} from '@matchcut/engine';
import {AddressParts, joinAddress} from '../address.ts';
import {readLanguage} from '../caption-tracks.ts';
import {foldLines} from '../caption.ts';
import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import type {NodeOf} from '../film-tree.ts';
import {framesIn, secondsOf} from '../frame-rate.ts';
import {nodePathPart} from '../node-path.ts';
import type {Address} from '../step.ts';
import {isBurnt, type FrameSpan, type TimelineCaption} from '../timeline.ts';

export type PlacedCaptions = {
  readonly captions: readonly TimelineCaption[];
  readonly diagnostics: readonly Diagnostic[];
};

type Place = {readonly address: Address; readonly where: string};

/** One caption, or all cues of a file, on the frames of what they stand in. */
export function placeCaptions(
  node: NodeOf<'caption'> | NodeOf<'captions'>,
  place: Place,
  host: FrameSpan,
  rate: FrameRate,
): PlacedCaptions {
  const {track: written} = node.props;
  const track = written === undefined ? null : readLanguage(written);
  if (written !== undefined && track === null) return only(badTrack(place.where, written));
  if (node.kind === 'caption') return placeCaption(node, place, host, rate, {file: null, track});
  const {src, from = 0} = node.props;
  if (!isTime(from)) return only(badTimes(place.where, null, from, undefined));
  const parts = new AddressParts();
  const cues = node.children
    .filter((child) => child.kind === 'caption')
    .map((cue, index) => {
      const at = {
        address: joinAddress(place.address, parts.next(undefined, cue.key, 'caption')),
        where: `${place.where} > ${nodePathPart({kind: 'caption', index: index + 1})}`,
      };
      return placeCaption(cue, at, host, rate, {file: {src, from}, track});
    });
  return {
    captions: cues.flatMap(({captions}) => captions),
    diagnostics: [...readingProblems(node, place.where), ...cues.flatMap(({diagnostics}) => diagnostics)],
  };
}

/**
 * Captions in order of time, and which of them are at once in one track or in the picture. What rounding adds to one is
 * taken from it.
 */
export function checkOverlaps(captions: readonly TimelineCaption[]): PlacedCaptions {
  const diagnostics: Diagnostic[] = [];
  const inTime: TimelineCaption[] = [];
  // Stable: of two that start together the first in the source stays first.
  for (const caption of captions.toSorted((a, b) => a.from - b.from)) {
    const rivals = new Set([
      inTime.findLastIndex(({track}) => track === caption.track),
      isBurnt(caption) ? inTime.findLastIndex(isBurnt) : -1,
    ]);
    for (const index of rivals) {
      const before = inTime[index];
      if (before === undefined) continue;
      const overlap = before.from + before.frames - caption.from;
      if (overlap === 1 && before.frames > 1) inTime[index] = {...before, frames: before.frames - 1};
      else if (overlap > 0) diagnostics.push(overlapOf(caption, before));
    }
    inTime.push(caption);
  }
  return {captions: inTime, diagnostics};
}

function overlapOf(caption: TimelineCaption, before: TimelineCaption): Diagnostic {
  return diagnostic(
    'caption-overlap',
    caption.where,
    `${lineOf(caption.node)}${quote(caption.text)} begins before ${quote(before.text)} has ended (${before.where}).`,
    caption.track === before.track
      ? 'Let one end where the other begins, or put both into one caption of two lines.'
      : 'Only one language can be in the picture: give the others burn={false}.',
  );
}

type CaptionOrigin = {
  /** Where the caption comes from, and where the file's time begins in its host; `null` where it is the author's. */
  readonly file: {readonly src: string; readonly from: number} | null;
  readonly track: string | null;
};

function placeCaption(
  node: NodeOf<'caption'>,
  {address, where}: Place,
  host: FrameSpan,
  rate: FrameRate,
  {file, track}: CaptionOrigin,
): PlacedCaptions {
  const {from: written = 0, seconds, words = []} = node.props;
  const src = file?.src ?? null;
  const line = lineOf(node, src);
  if (!isTime(written) || (seconds !== undefined && (!isTime(seconds) || seconds === 0))) {
    return only(badTimes(where, line, written, seconds));
  }
  const text = foldLines(node.children.map((child) => (child.kind === 'text' ? child.text : '')).join(''));
  if (text === '') {
    return only(
      diagnostic('empty-caption', where, `${line}The caption has no words.`, 'Write some, or remove it.'),
    );
  }
  const from = written + (file?.from ?? 0);
  const start = framesIn(from, rate);
  const stop = seconds === undefined ? host.frames : framesIn(from + seconds, rate);
  // What is as long as its host may come out a frame longer, since the host's two ends were rounded.
  if (start >= host.frames || stop > host.frames + 1) {
    const until = seconds === undefined ? '' : ` to ${shortSeconds(from + seconds)} s`;
    const hostSeconds = shortSeconds(secondsOf(host.frames, rate));
    return only(
      diagnostic(
        'caption-outside',
        where,
        `${line}${quote(text)} is to be there from ${shortSeconds(from)} s${until}, but what it stands in lasts ${hostSeconds} s.`,
        file === null
          ? `Keep from + seconds within ${hostSeconds} s.`
          : 'Put <Captions> into what the file belongs to, or shift it with `from`.',
      ),
    );
  }
  const frames = Math.min(stop, host.frames) - start;
  if (frames < 1) {
    return only(
      diagnostic(
        'bad-seconds',
        where,
        `${line}${quote(text)} is shorter than one frame.`,
        'Make it longer, or remove it.',
      ),
    );
  }
  const timed = words.map((word) => ({
    text: word.text,
    from: Math.min(Math.max(framesIn(from + word.from, rate) - start, 0), frames),
  }));
  return {
    captions: [{address, from: host.from + start, frames, text, words: timed, track, node, where}],
    diagnostics: [],
  };
}

/** What of a file could not be read. */
function readingProblems({props}: NodeOf<'captions'>, where: string): readonly Diagnostic[] {
  const {src, state = 'read', problems = []} = props;
  if (state === 'missing') {
    return [
      diagnostic(
        'missing-file',
        where,
        `There is no file "${src}" in the public folder.`,
        'Check the name, or put the file there.',
      ),
    ];
  }
  if (state === 'outside') {
    return [
      diagnostic(
        'file-outside-project',
        where,
        `"${src}" leads out of the public folder.`,
        'Put the file into the public folder and name it from there.',
      ),
    ];
  }
  return problems.map(({line, message}) =>
    diagnostic('bad-caption-file', where, `${src}:${line}: ${message}`, 'Put the file right at this line.'),
  );
}

function badTimes(where: string, line: string | null, from: number, seconds: number | undefined): Diagnostic {
  const length = seconds === undefined ? '' : ` and seconds is ${String(seconds)}`;
  return diagnostic(
    'bad-seconds',
    where,
    `${line ?? ''}from is ${String(from)}${length}.`,
    'Both are seconds: `from` 0 or more, `seconds` more than 0.',
  );
}

function badTrack(where: string, track: string): Diagnostic {
  return diagnostic(
    'bad-caption-track',
    where,
    `track is ${JSON.stringify(track)}, which is no language.`,
    'Name the language of the captions, such as "en", "pt-BR" or "ja".',
  );
}

/** `talk.srt:12: `, or nothing for a caption that comes from no file. */
function lineOf({props}: NodeOf<'caption'>, src: string | null = null): string {
  if (props.line === undefined) return '';
  return src === null ? `Line ${props.line}: ` : `${src}:${props.line}: `;
}

function only(problem: Diagnostic): PlacedCaptions {
  return {captions: [], diagnostics: [problem]};
}

function isTime(seconds: number): boolean {
  return Number.isFinite(seconds) && seconds >= 0;
}

function shortSeconds(seconds: number): number {
  return Number(seconds.toFixed(3));
}

/** Enough of a caption to find it again. */
function quote(text: string): string {
  const words = Array.from(text.replaceAll('\n', ' '));
  return `"${words.length > 40 ? `${words.slice(0, 40).join('')}…` : words.join('')}"`;
}
