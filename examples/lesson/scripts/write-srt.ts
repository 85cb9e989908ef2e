import type {VoiceOver} from './record-voices.ts';

/** So long a caption stands after its phrase, to be read to its end. */
const afterglow = 0.3;

/** A subtitle file of voice-overs that follow one another. Its time begins with the first of them. */
export function writeSrt(voiceOvers: readonly VoiceOver[]): string {
  let start = 0;
  const cues = voiceOvers.flatMap(({sound, phrases}) => {
    const placed = phrases.map(({text, from, to}) => ({
      text,
      from: start + from,
      to: start + to + afterglow,
    }));
    start += sound.left.length / sound.sampleRate;
    return placed;
  });
  return cues
    .map(({text, from, to}, index) => `${index + 1}\n${timeOf(from)} --> ${timeOf(to)}\n${text}\n`)
    .join('\n');
}

/** `00:00:01,250` */
function timeOf(seconds: number): string {
  return new Date(Math.round(seconds * 1000)).toISOString().slice(11, 23).replace('.', ',');
}
