import type {FrameRate} from '@matchcut/engine';
import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import {framesIn, secondsOf} from '../frame-rate.ts';
import type {FrameSpan, TimelineOverlay, TimelineScene, TimelineSound} from '../timeline.ts';
import type {PlacedOnScenes} from './outline.ts';
import type {PlacedOnShot} from './read-scene.ts';
import type {SurveyedScene} from './survey-scene.ts';

/** Overlays and sounds where they are in the film; in the order of the source, since the later lies on top. */
export type PlacedOnTimeline = {
  readonly overlays: readonly TimelineOverlay[];
  readonly sounds: readonly TimelineSound[];
  readonly diagnostics: readonly Diagnostic[];
};

/** @param laid `scenes`, laid out. */
export function placeOnTimeline(
  placedOnScenes: readonly PlacedOnScenes[],
  scenes: readonly SurveyedScene[],
  laid: readonly TimelineScene[],
  rate: FrameRate,
): PlacedOnTimeline {
  const overlays: TimelineOverlay[] = [];
  const sounds: TimelineSound[] = [];
  const diagnostics: Diagnostic[] = [];

  let next = 0;
  for (const [index, scene] of scenes.entries()) {
    placeUpTo(index);
    const span = laid[index];
    if (span === undefined) continue;
    for (const placed of scene.read.placed) {
      const shot = placed.shot === null ? span : span.shots.find((each) => each.address === placed.shot);
      if (shot !== undefined) place(placed, shot);
    }
  }
  placeUpTo(scenes.length);
  return {overlays, sounds, diagnostics};

  /** What stands before a scene in the source. */
  function placeUpTo(scene: number): void {
    for (let placed = placedOnScenes[next]; placed !== undefined; placed = placedOnScenes[next]) {
      if (placed.scenesBefore > scene) return;
      next += 1;
      const first = laid[placed.firstScene];
      const last = laid[placed.endScene - 1];
      if (placed.firstScene < placed.endScene && first !== undefined && last !== undefined) {
        place(placed, {from: first.from, frames: last.from + last.frames - first.from});
      } else if (scenes.length > 0) {
        tell(
          'empty-film',
          placed.where,
          'There is no scene under it.',
          'Put it in something that has a scene.',
        );
      }
    }
  }

  function place(placed: PlacedOnScenes | PlacedOnShot, host: FrameSpan): void {
    const {node, address, where} = placed;
    const {from = 0, seconds} = node.props;
    if (!isTime(from) || (seconds !== undefined && (!isTime(seconds) || seconds === 0))) {
      tell(
        'bad-seconds',
        where,
        seconds === undefined
          ? `from is ${String(from)}.`
          : `from is ${String(from)} and seconds is ${String(seconds)}.`,
        'Both are seconds: `from` 0 or more, `seconds` more than 0.',
      );
      return;
    }
    const start = framesIn(from, rate);
    const stop = seconds === undefined ? host.frames : framesIn(from + seconds, rate);
    const isOverlay = node.kind === 'overlay';
    // What is as long as its host may come out a frame longer, since the host's two ends were rounded.
    if (start >= host.frames || (isOverlay && stop > host.frames + 1)) {
      const until = seconds === undefined ? '' : ` to ${Number((from + seconds).toFixed(3))} s`;
      const hostSeconds = Number(secondsOf(host.frames, rate).toFixed(3));
      tell(
        isOverlay ? 'overlay-outside' : 'audio-outside',
        where,
        `It is to be there from ${from} s${until}, but what it stands in lasts ${hostSeconds} s.`,
        isOverlay ? `Keep from + seconds within ${hostSeconds} s.` : `Keep from below ${hostSeconds} s.`,
      );
      return;
    }
    const span = {address, from: host.from + start, frames: Math.min(stop, host.frames) - start};
    if (span.frames < 1) {
      tell('bad-seconds', where, 'It is shorter than one frame.', 'Make it longer, or remove it.');
    } else if (node.kind === 'overlay') overlays.push({...span, node, where});
    else {
      const {src, volume = 1, duck} = node.props;
      if (duck === true) tell('not-yet', where, '`duck` is not made yet.', 'Lower `volume` for now.');
      if (Number.isFinite(volume) && volume >= 0) sounds.push({...span, src, volume, where});
      else
        tell('bad-volume', where, `volume is ${String(volume)}.`, 'It is a gain: 0 is silent, 1 is as is.');
    }
  }

  function tell(...[code, where, message, hint]: Parameters<typeof diagnostic>): void {
    diagnostics.push(diagnostic(code, where, message, hint));
  }
}

function isTime(seconds: number): boolean {
  return Number.isFinite(seconds) && seconds >= 0;
}
