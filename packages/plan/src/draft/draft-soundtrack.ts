import {canonicalJson} from '../canonical-json.ts';
import {samplesBefore, soundRate} from '../frame-rate.ts';
import {stepKeyOfWritten} from '../key.ts';
import type {PlanMemo} from '../plan-memo.ts';
import {soundSeam} from '../seam.ts';
import type {DraftStepOf, SoundSpan, StepId} from '../step.ts';
import type {Survey} from '../survey/survey.ts';
import type {TimelineScene} from '../timeline.ts';
import {draftFileSound} from './draft-file-sound.ts';
import type {Piece, SceneSteps} from './scene-steps.ts';
import type {SceneNeighbours} from './draft-scene-cut.ts';
import {joinLists} from './join-lists.ts';
import type {SceneContext} from './scene-context.ts';
import {stepId} from './step-id.ts';

/** dBTP: what EBU R 128 leaves for what players make of the sound. */
const highestPeak = -1;

/** What a scene's clips add to the soundtrack. */
export type SceneSounds = {
  readonly sounds: readonly SoundSpan[];
  /** Each in canonical JSON. */
  readonly written: readonly string[];
  readonly sources: readonly StepId[];
};

/**
 * The sound of a scene's clips, cross-faded in transitions; remembered for as long as the scene stands where it stood.
 *
 * @param edge Over how many samples it comes and goes at a cut.
 */
export function draftSceneSounds(
  scene: SceneSteps,
  {from, frames}: TimelineScene,
  {head, out}: SceneNeighbours,
  {digest, frameRate}: SceneContext,
  edge: number,
  memo: PlanMemo,
): SceneSounds {
  const tail = out?.frames ?? 0;
  return memo.sounds.recall(scene, [digest, from, frames, head, tail, edge], () => {
    const lengthOf = (start: number, length: number): number =>
      samplesBefore(start + length, frameRate) - samplesBefore(start, frameRate);
    const samplesOf = (piece: Piece): number =>
      lengthOf(from + piece.from, piece.frames - piece.freezeFrames);
    const heard = scene.pieces.filter(({sound}) => sound.volume > 0);
    const sounds = heard.map((piece, index): SoundSpan => ({
      source: {kind: 'clip', key: piece.clip.key},
      from: samplesBefore(from + piece.from, frameRate),
      samples: samplesOf(piece),
      sourceFrom: Math.round(piece.sound.skipSeconds * soundRate),
      ...(piece.sound.speed !== 1 && {speed: piece.sound.speed}),
      volume: piece.sound.volume,
      fadeIn: index === 0 ? Math.max(lengthOf(from, head), edgeOf(piece)) : 0,
      fadeOut: index === heard.length - 1 ? Math.max(fadeOutOf(piece), edgeOf(piece)) : 0,
      ...seamAfter(heard[index - 1], piece),
    }));
    function edgeOf(piece: Piece): number {
      return Math.min(edge, Math.floor(samplesOf(piece) / 2));
    }
    function fadeOutOf(piece: Piece): number {
      const end = frames - piece.freezeFrames;
      const overlap = Math.max(0, end - (frames - tail));
      // What is still sounding where the picture begins to stand still would click.
      const least = piece.freezeFrames > 0 ? Math.min(soundRate / 20, samplesOf(piece)) : 0;
      return Math.max(least, lengthOf(from + end - overlap, overlap));
    }
    function seamAfter(before: Piece | undefined, piece: Piece): {readonly seam?: number} {
      return before !== undefined && piece.seam ? {seam: soundSeam(samplesOf(before), samplesOf(piece))} : {};
    }
    return {
      sounds,
      written: sounds.map((sound) => canonicalJson(sound)),
      sources: heard.map((piece) => piece.clip.id),
    };
  });
}

/** One mix for the whole film: the clips' own sound, and what `<Audio>` adds. */
export function draftSoundtrack(
  {film, timeline}: Survey,
  scenes: readonly SceneSounds[],
  {format, frameRate, inputs}: SceneContext,
  edge: number,
): DraftStepOf<'soundtrack'> {
  const files = timeline.sounds
    .map((sound) => draftFileSound(sound, inputs.files.get(sound.src), frameRate, edge))
    .filter((sound) => sound !== null);
  const mix = {
    ...inputs.making.soundtrack,
    samples: samplesBefore(timeline.frames, frameRate),
    ...(film.loudness !== null && {loudness: {integrated: film.loudness, truePeak: highestPeak}}),
  };
  const written = [
    ...joinLists(scenes, (scene) => scene.written),
    ...files.map((sound) => canonicalJson(sound)),
  ];
  const address = `${film.id}/soundtrack`;
  return {
    kind: 'soundtrack',
    id: stepId(format, 'soundtrack', address),
    key: stepKeyOfWritten('soundtrack', mix, {sounds: written}),
    address,
    format,
    needs: joinLists(scenes, (scene) => scene.sources),
    request: {...mix, sounds: [...joinLists(scenes, (scene) => scene.sounds), ...files]},
  };
}
