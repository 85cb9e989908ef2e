import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import type {FrameSpan, TimelineSound} from '../timeline.ts';

/** Tells of sounds that are to make room for voices where none speaks. */
export function noteIdleDucks(sounds: readonly TimelineSound[]): readonly Diagnostic[] {
  const voices = sounds.filter(({duck}) => duck === null);
  return sounds
    .filter((sound) => sound.duck !== null && !voices.some((voice) => meet(sound, voice)))
    .map(({src, where}) =>
      diagnostic(
        'duck-without-voice',
        where,
        `"${src}" is to be lowered under voices, but nothing is heard with it that would be one.`,
        'A voice is an `<Audio>` without `duck`: add it, or remove `duck` here.',
      ),
    );
}

function meet(a: FrameSpan, b: FrameSpan): boolean {
  return a.from < b.from + b.frames && b.from < a.from + a.frames;
}
