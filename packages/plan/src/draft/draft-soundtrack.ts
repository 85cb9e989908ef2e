import type {FrameRate} from '@matchcut/engine';
import {canonicalJson} from '../canonical-json.ts';
import {samplesBefore, soundRate} from '../frame-rate.ts';
import type {FileState} from '../inputs.ts';
import {stepKeyOfWritten} from '../key.ts';
import type {PlanMemo} from '../plan-memo.ts';
import {soundSeam} from '../seam.ts';
import type {DraftStepOf, SoundSpan, StepId} from '../step.ts';
import type {Timeline, TimelineScene, TimelineSound} from '../timeline.ts';
import type {Piece, SceneSteps} from './draft-scene.ts';
import type {SceneNeighbours} from './draft-scene-cut.ts';
import {joinLists} from './join-lists.ts';
import type {SceneContext} from './scene-context.ts';
import {stepId} from './step-id.ts';

/** What a scene's clips add to the soundtrack. */
export type SceneSounds = {
  readonly sounds: readonly SoundSpan[];
  /** Each in canonical JSON. */
  readonly written: readonly string[];
  readonly sources: readonly StepId[];
};

/** The sound of a scene's clips, cross-faded in transitions; remembered for as long as the scene stands where it stood. */
export function draftSceneSounds(
  scene: SceneSteps,
  {from, frames}: TimelineScene,
  {head, out}: SceneNeighbours,
  {digest, frameRate}: SceneContext,
  memo: PlanMemo,
): SceneSounds {
  const tail = out?.frames ?? 0;
  return memo.sounds.recall(scene, [digest, from, frames, head, tail], () => {
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
      fadeIn: index === 0 ? lengthOf(from, head) : 0,
      fadeOut: index === heard.length - 1 ? fadeOutOf(piece) : 0,
      ...seamAfter(heard[index - 1], piece),
    }));
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
  filmId: string,
  timeline: Timeline,
  scenes: readonly SceneSounds[],
  {format, frameRate, inputs}: SceneContext,
): DraftStepOf<'soundtrack'> {
  const files = timeline.sounds
    .map((sound) => fileSound(sound, inputs.files.get(sound.src), frameRate))
    .filter((sound) => sound !== null);
  const mix = {...inputs.making.soundtrack, samples: samplesBefore(timeline.frames, frameRate)};
  const written = [
    ...joinLists(scenes, (scene) => scene.written),
    ...files.map((sound) => canonicalJson(sound)),
  ];
  const address = `${filmId}/soundtrack`;
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

/** The part of a file that plays; `null` where the file can't be used or has no sound. */
function fileSound(
  {from, frames, volume}: TimelineSound,
  file: FileState | undefined,
  frameRate: FrameRate,
): SoundSpan | null {
  if (file?.kind !== 'media') return null;
  const start = samplesBefore(from, frameRate);
  const room = samplesBefore(from + frames, frameRate) - start;
  const samples = Math.min(room, Math.round(file.durationSeconds * soundRate));
  if (samples < 1) return null;
  const source = {kind: 'file' as const, digest: file.digest};
  return {source, from: start, samples, sourceFrom: 0, volume, fadeIn: 0, fadeOut: 0};
}
