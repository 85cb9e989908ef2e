import {draftFileSound, type Address} from '@matchcut/plan';
import {MediaError} from '@matchcut/media';
import type {PreparedPlan} from '../planning/prepare-plan.ts';
import type {WaveShelf} from '../waveforms/wave-shelf.ts';
import {soundWave, type Wave} from './sound-wave.ts';

/** What a film's sounds look like, by their addresses; those of which nothing is heard are left out. */
export async function lookAtSounds(
  {plan: {film}, looked, files}: Pick<PreparedPlan, 'plan' | 'looked' | 'files'>,
  shelf: WaveShelf,
): Promise<ReadonlyMap<Address, Wave>> {
  const waves = new Map<Address, Wave>();
  // One after another: a film with a hundred effects has a hundred files.
  for (const sound of film.timeline.sounds) {
    const state = looked.get(sound.src);
    const span = draftFileSound(sound, state, film.frameRate, 0);
    const path = state?.kind === 'media' ? files.get(state.digest) : undefined;
    if (span === null || state?.kind !== 'media' || path === undefined) continue;
    try {
      waves.set(sound.address, soundWave(span, await shelf.waveOf({path, digest: state.digest})));
    } catch (error) {
      // A silent video plays as silence, and looks like it.
      if (!MediaError.is(error) || error.code !== 'media-unreadable') throw error;
    }
  }
  return waves;
}
