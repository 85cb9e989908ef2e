import {mix, silence, type Stereo} from '../../shared-scripts/stereo.ts';
import type {Phrase} from './narration.ts';
import {speak} from './speak.ts';

const sampleRate = 48_000;
/** Of silence before the first phrase, between two, and after the last. */
const [before, between, after] = [0.4, 0.5, 0.6];

/** A phrase in its voice-over, in seconds. */
export type Spoken = {readonly text: string; readonly from: number; readonly to: number};

export type VoiceOver = {readonly sound: Stereo; readonly phrases: readonly Spoken[]};

/** Says phrases one after another. A voice-over is a whole number of frames long, so that nothing is rounded. */
export function recordVoiceOver(phrases: readonly Phrase[], fps: number): VoiceOver {
  const spoken = phrases.map(({text, tune}) => ({text, wave: speak({text, tune})}));
  let at = before;
  const placed = spoken.map(({text, wave}) => {
    const from = at;
    const to = from + wave.length / sampleRate;
    at = to + between;
    return {text, wave, from, to};
  });
  const sound = silence(sampleRate, Math.ceil((at - between + after) * fps) / fps);
  for (const {wave, from} of placed) mix(sound, wave, from, 1, 0);
  return {sound, phrases: placed.map(({text, from, to}) => ({text, from, to}))};
}
