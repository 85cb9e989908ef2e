import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import {soundRate} from '../frame-rate.ts';
import type {FileState} from '../inputs.ts';
import type {TimelineSound} from '../timeline.ts';
import {usedSamples} from './draft-file-sound.ts';

/** Samples that a repeated sound has at least: what comes ten times a second is a tone, not a loop. */
const shortestLoop = soundRate / 10;

/** Whether trim leaves enough of a file to be heard, and to be repeated. */
export function checkSoundLength(sound: TimelineSound, file: FileState | undefined): readonly Diagnostic[] {
  if (file?.kind !== 'media' || file.media === 'still') return [];
  const {durationSeconds} = file;
  const {used} = usedSamples(sound, durationSeconds);
  const {trimStart, trimEnd, loop, src, where} = sound;
  if (used >= (loop ? shortestLoop : 1) || (!loop && trimStart + trimEnd === 0)) return [];
  const left = Math.max(0, Number((used / soundRate).toFixed(3)));
  const lasts = Number(durationSeconds.toFixed(3));
  return [
    diagnostic(
      'audio-too-short',
      where,
      `Of the ${lasts} s of "${src}", ${left} s are used${loop ? ', which is too little to be repeated' : ''}.`,
      loop
        ? `Leave at least ${shortestLoop / soundRate} s, or remove \`loop\`.`
        : `Keep trim below ${lasts} s.`,
    ),
  ];
}
