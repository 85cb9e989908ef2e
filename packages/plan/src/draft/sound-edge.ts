import {soundRate} from '../frame-rate.ts';
import type {Survey} from '../survey/survey.ts';

/** 5 ms: no click any more, and too short to be heard as a fade. */
const edge = soundRate / 200;

/**
 * Over how many samples sounds come and go at cuts, and where an `<Audio>` says nothing of fades. None in films that say
 * nothing of sound but where it is and how loud: they keep the soundtracks, and the keys, that they have always had.
 */
export function soundEdge({film, timeline}: Pick<Survey, 'film' | 'timeline'>): number {
  const isTold = timeline.sounds.some(
    ({trimStart, trimEnd, fadeIn, fadeOut, loop, duck}) =>
      trimStart + trimEnd > 0 || fadeIn !== null || fadeOut !== null || loop || duck !== null,
  );
  return isTold || film.loudness !== null ? edge : 0;
}
