import type {SoundSpan} from '@matchcut/plan';

/**
 * The sounds of a stretch of a film, in samples. A ramp that the stretch begins or ends in is as long as what is
 * left of it: a moment softer than in the whole film, and without a click. A seam with a sound that is not heard is
 * none. A repeated sound begins where it is by then. What ducks is as loud as ever where the stretch begins, and is
 * lowered from there.
 */
export function cropSounds(
  sounds: readonly SoundSpan[],
  start: number,
  samples: number,
): readonly SoundSpan[] {
  let before: SoundSpan | null = null;
  return sounds.flatMap((sound) => {
    const skipped = Math.max(0, start - sound.from);
    const lost = Math.max(0, sound.from + sound.samples - (start + samples));
    const left = sound.samples - skipped - lost;
    const heardBefore = before;
    before = null;
    if (left <= 0) return [];
    const {seam, ...rest} = sound;
    const cropped: SoundSpan = {
      ...rest,
      from: Math.max(0, sound.from - start),
      samples: left,
      sourceFrom: sourceFromAfter(sound, skipped),
      fadeIn: Math.min(left, Math.max(0, sound.fadeIn - skipped)),
      fadeOut: Math.min(left, Math.max(0, sound.fadeOut - lost)),
      ...(seam !== undefined &&
        heardBefore !== null && {
          seam: Math.min(seam, Math.floor(left / 2), Math.floor(heardBefore.samples / 2)),
        }),
    };
    before = cropped;
    return [cropped];
  });
}

/** What of its source is left out when a sound has been heard for so many samples. */
function sourceFromAfter({sourceFrom, loop, speed = 1}: SoundSpan, samples: number): number {
  if (loop === undefined) return sourceFrom + Math.round(samples * speed);
  return loop.from + ((sourceFrom - loop.from + samples) % loop.samples);
}
