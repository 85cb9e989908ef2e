import {samplesBefore} from '../frame-rate.ts';
import {stepKey} from '../key.ts';
import type {DraftStepOf, SoundSpan, StepRequests} from '../step.ts';
import type {Timeline} from '../timeline.ts';
import {stepId} from './draft-cast.ts';
import type {Piece, SceneContext} from './draft-scene.ts';
import {soundRate} from '../frame-rate.ts';

/** One mix for the whole film: the clips' own sound, cross-faded in dissolves, and what `<Audio>` adds. */
export function draftSoundtrack(
  filmId: string,
  timeline: Timeline,
  piecesOf: (scene: string) => readonly Piece[],
  context: SceneContext,
): DraftStepOf<'soundtrack'> {
  const {format, frameRate, inputs, engine} = context;
  const sample = (frame: number): number => samplesBefore(frame, frameRate);
  const dissolvesInto = new Map(timeline.dissolves.map((dissolve) => [dissolve.incoming, dissolve]));
  const dissolvesOut = new Map(timeline.dissolves.map((dissolve) => [dissolve.outgoing, dissolve]));
  const sounds: SoundSpan[] = [];
  const needs: string[] = [];
  if (engine.capabilities.sound) {
    for (const scene of timeline.scenes) {
      const pieces = piecesOf(scene.address);
      const lengthOf = (span: {from: number; frames: number} | undefined): number =>
        span === undefined ? 0 : sample(span.from + span.frames) - sample(span.from);
      for (const [index, piece] of pieces.entries()) {
        const from = sample(scene.from + piece.from);
        sounds.push({
          source: {kind: 'clip', key: piece.clip.key},
          from,
          samples: sample(scene.from + piece.from + piece.frames) - from,
          sourceFrom: Math.round(piece.skipSeconds * soundRate),
          volume: 1,
          fadeIn: index === 0 ? lengthOf(dissolvesInto.get(scene.address)) : 0,
          fadeOut: index === pieces.length - 1 ? lengthOf(dissolvesOut.get(scene.address)) : 0,
        });
        needs.push(piece.clip.id);
      }
    }
  }
  for (const sound of timeline.sounds) {
    const file = inputs.files.get(sound.src);
    if (file?.kind !== 'media') continue;
    const from = sample(sound.from);
    const room = sample(sound.from + sound.frames) - from;
    sounds.push({
      source: {kind: 'file', digest: file.digest},
      from,
      samples: Math.min(room, Math.round(file.durationSeconds * soundRate)),
      sourceFrom: 0,
      volume: sound.volume,
      fadeIn: 0,
      fadeOut: 0,
    });
  }
  const request: StepRequests['soundtrack'] = {
    ...inputs.making.soundtrack,
    samples: sample(timeline.frames),
    sounds,
  };
  const address = `${filmId}/soundtrack`;
  return {
    kind: 'soundtrack',
    id: stepId(format, 'soundtrack', address),
    key: stepKey('soundtrack', request),
    address,
    format,
    needs,
    request,
  };
}
