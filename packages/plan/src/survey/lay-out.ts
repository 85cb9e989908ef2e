import type {FrameRate} from '@matchcut/engine';
import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import {framesIn, secondsOf} from '../frame-rate.ts';
import type {
  FrameSpan,
  Timeline,
  TimelineDissolve,
  TimelineOverlay,
  TimelineScene,
  TimelineSound,
} from '../timeline.ts';
import type {OutlineItem, OutlineTransition, PlacedOnScenes} from './outline.ts';
import type {PlacedOnShot} from './read-scene.ts';
import type {SurveyedScene} from './survey-scene.ts';

export type LaidOut = {readonly timeline: Timeline; readonly diagnostics: readonly Diagnostic[]};

/**
 * Puts everything on the film's frames. Each scene is a whole number of frames long, wherever it stands, so
 * moving it changes nothing inside; the film is their sum less the overlaps.
 */
export function layOut(
  items: readonly OutlineItem[],
  scenes: readonly SurveyedScene[],
  placedOnScenes: readonly PlacedOnScenes[],
  rate: FrameRate,
): LaidOut {
  const diagnostics: Diagnostic[] = [];
  const laid: TimelineScene[] = [];
  const dissolves: TimelineDissolve[] = [];
  const overlays: TimelineOverlay[] = [];
  const sounds: TimelineSound[] = [];

  let end = 0;
  let pending: OutlineTransition | null = null;
  for (const item of items) {
    if (item.kind === 'transition') {
      if (pending !== null || laid.length === 0) diagnostics.push(misplaced(item.where));
      pending = laid.length === 0 ? null : item;
      continue;
    }
    const scene = scenes[laid.length];
    if (scene === undefined) break;
    const before = laid.at(-1);
    const overlap = pending === null || before === undefined ? 0 : overlapOf(pending, scene, scenes[laid.length - 1]);
    if (overlap > 0 && before !== undefined) {
      dissolves.push({from: end - overlap, frames: overlap, outgoing: before.address, incoming: scene.address});
    }
    const from = end - overlap;
    laid.push({
      address: scene.address,
      from,
      frames: scene.chain.frames,
      shots: scene.chain.shots.map((shot) => ({
        address: shot.read.address,
        from: from + shot.from,
        frames: shot.frames,
        prompt: shot.read.text,
      })),
    });
    end = from + scene.chain.frames;
    pending = null;
  }
  if (pending !== null) diagnostics.push(misplaced(pending.where));
  checkRoom();

  for (const placed of placedOnScenes) {
    const first = laid[placed.firstScene];
    const last = laid[placed.endScene - 1];
    if (first === undefined || last === undefined) diagnostics.push(nothingUnder(placed.where));
    else place(placed, {from: first.from, frames: last.from + last.frames - first.from});
  }
  for (const [index, scene] of scenes.entries()) {
    const span = laid[index];
    if (span === undefined) continue;
    for (const placed of scene.read.placed) {
      const shot = placed.shot === null ? span : span.shots.find((each) => each.address === placed.shot);
      if (shot !== undefined) place(placed, shot);
    }
  }
  return {timeline: {frames: end, scenes: laid, dissolves, overlays, sounds}, diagnostics};

  function overlapOf(
    transition: OutlineTransition,
    incoming: SurveyedScene,
    outgoing: SurveyedScene | undefined,
  ): number {
    const type = transition.node.props.type ?? 'cut';
    if (type === 'cut') return 0;
    if (type !== 'dissolve') {
      diagnostics.push(
        diagnostic(
          'not-yet',
          transition.where,
          `The transition "${type}" is not made yet.`,
          'Use "cut" or "dissolve" for now.',
        ),
      );
      return 0;
    }
    const seconds = transition.node.props.seconds ?? 0.5;
    if (!Number.isFinite(seconds) || seconds <= 0) {
      diagnostics.push(
        diagnostic(
          'bad-seconds',
          transition.where,
          `seconds is ${String(seconds)}; a dissolve must last longer than nothing.`,
          'Give a positive number of seconds, or use a cut.',
        ),
      );
      return 0;
    }
    const frames = framesIn(seconds, rate);
    // A dissolve runs between two clips; it may not reach past the last clip of one scene or the first of the other.
    const room = Math.min(lastPartFrames(outgoing), firstPartFrames(incoming));
    if (frames <= room) return frames;
    diagnostics.push(tooLong(transition.where, seconds, room));
    return room;
  }

  /** Two dissolves on one clip may not meet. */
  function checkRoom(): void {
    for (const [index, incoming] of dissolves.entries()) {
      const outgoing = dissolves[index + 1];
      if (outgoing === undefined || incoming.from + incoming.frames <= outgoing.from) continue;
      const scene = scenes.find((each) => each.address === outgoing.outgoing);
      diagnostics.push(
        diagnostic(
          'transition-too-long',
          scene?.where ?? outgoing.outgoing,
          `The dissolves into and out of "${outgoing.outgoing}" overlap.`,
          'Make the scene longer, or the transitions shorter.',
        ),
      );
    }
  }

  function tooLong(where: string, seconds: number, room: number): Diagnostic {
    return diagnostic(
      'transition-too-long',
      where,
      `A dissolve of ${seconds} s is longer than the shots at its sides.`,
      `At most ${Number(secondsOf(room, rate).toFixed(3))} s fit here.`,
    );
  }

  function place(placed: PlacedOnScenes | PlacedOnShot, host: FrameSpan): void {
    const {node, address, where} = placed;
    const from = node.props.from ?? 0;
    const {seconds} = node.props;
    const isBad = (value: number): boolean => !Number.isFinite(value) || value < 0;
    if (isBad(from) || (seconds !== undefined && (isBad(seconds) || seconds === 0))) {
      diagnostics.push(
        diagnostic(
          'bad-seconds',
          where,
          `from is ${String(from)} and seconds is ${String(seconds)}.`,
          'Both are seconds: `from` 0 or more, `seconds` more than 0.',
        ),
      );
      return;
    }
    const start = framesIn(from, rate);
    const stop = seconds === undefined ? host.frames : framesIn(from + seconds, rate);
    const hostSeconds = Number(secondsOf(host.frames, rate).toFixed(3));
    const isOverlay = node.kind === 'overlay';
    if (start >= host.frames || (isOverlay && stop > host.frames)) {
      diagnostics.push(
        diagnostic(
          isOverlay ? 'overlay-outside' : 'audio-outside',
          where,
          `It is to be there from ${from} s${seconds === undefined ? '' : ` to ${Number((from + seconds).toFixed(3))} s`}, but what it stands in lasts ${hostSeconds} s.`,
          `Keep from + seconds within ${hostSeconds} s.`,
        ),
      );
      return;
    }
    const span = {address, from: host.from + start, frames: Math.min(stop, host.frames) - start};
    if (span.frames < 1) {
      diagnostics.push(
        diagnostic('bad-seconds', where, 'It is shorter than one frame.', 'Make it longer, or remove it.'),
      );
    } else if (isOverlay) overlays.push({...span, node, where});
    else {
      if (node.props.duck === true) {
        diagnostics.push(diagnostic('not-yet', where, '`duck` is not made yet.', 'Lower `volume` for now.'));
      }
      const volume = node.props.volume ?? 1;
      if (!Number.isFinite(volume) || volume < 0) {
        diagnostics.push(
          diagnostic('bad-volume', where, `volume is ${String(volume)}.`, 'It is a gain: 0 is silent, 1 is as is.'),
        );
        return;
      }
      sounds.push({...span, src: node.props.src, volume, where});
    }
  }
}

function firstPartFrames(scene: SurveyedScene | undefined): number {
  return scene?.chain.shots.flatMap((shot) => shot.parts)[0]?.frames ?? 0;
}

function lastPartFrames(scene: SurveyedScene | undefined): number {
  return scene?.chain.shots.flatMap((shot) => shot.parts).at(-1)?.frames ?? 0;
}

function misplaced(where: string): Diagnostic {
  return diagnostic(
    'transition-misplaced',
    where,
    'A transition must stand between two scenes.',
    'Put one scene before and one after it, and nothing else between.',
  );
}

function nothingUnder(where: string): Diagnostic {
  return diagnostic('empty-film', where, 'There is no scene under it.', 'Put it in something that has a scene.');
}
