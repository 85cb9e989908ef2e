import type {FrameRate} from '@matchcut/engine';
import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import {framesIn, secondsOf} from '../frame-rate.ts';
import type {FrameSpan, TimelineCaption, TimelineOverlay, TimelineScene, TimelineSound} from '../timeline.ts';
import {noteIdleDucks} from './note-idle-ducks.ts';
import type {PlacedOnScenes} from './outline.ts';
import {checkOverlaps, placeCaptions} from './place-captions.ts';
import {readAudio} from './read-audio.ts';
import type {PlacedOnShot} from './read-scene.ts';
import type {SurveyedScene} from './survey-scene.ts';

/** Overlays, sounds and captions where they are in the film; overlays in the order of the source, since the later lies on top. */
export type PlacedOnTimeline = {
  readonly overlays: readonly TimelineOverlay[];
  readonly sounds: readonly TimelineSound[];
  /** In order of time. */
  readonly captions: readonly TimelineCaption[];
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
  const placedCaptions: TimelineCaption[] = [];
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
  diagnostics.push(...noteIdleDucks(sounds));
  const {captions, diagnostics: overlaps} = checkOverlaps(placedCaptions);
  diagnostics.push(...overlaps);
  return {overlays, sounds, captions, diagnostics};

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
    if (node.kind === 'caption' || node.kind === 'captions') {
      const found = placeCaptions(node, {address, where}, host, rate);
      placedCaptions.push(...found.captions);
      diagnostics.push(...found.diagnostics);
      return;
    }
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
      const {audio, diagnostics: found} = readAudio(node.props, where);
      diagnostics.push(...found);
      if (audio !== null) sounds.push({...span, ...audio, where});
    }
  }

  function tell(...[code, where, message, hint]: Parameters<typeof diagnostic>): void {
    diagnostics.push(diagnostic(code, where, message, hint));
  }
}

function isTime(seconds: number): boolean {
  return Number.isFinite(seconds) && seconds >= 0;
}
