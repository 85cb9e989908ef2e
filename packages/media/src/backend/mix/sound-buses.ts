import type {MixDucking, MixSound} from '../../media.ts';
import {createDucker, type Ducker} from './ducker.ts';
import {lanesOf, openLane, type SoundLane} from './sound-lane.ts';
import {add, silence, type Stereo} from './stereo.ts';
import {createVoiceEar} from './voice-ear.ts';

/** All sounds of a mix, of which some are lowered while others are heard. */
export type SoundBuses = Disposable & {
  /** Adds to a mix what sounds from sample `at` on. Called for the whole mix in order. */
  readonly addTo: (mix: Stereo, at: number) => void;
};

/** Those that duck alike are one bus, so that it costs per setting and not per sound. */
export function openBuses(sounds: readonly MixSound[], sampleRate: number): SoundBuses {
  using cleanup = new DisposableStack();
  const plain = lanesFor(({bus}) => bus === undefined);
  const voices = lanesFor(({bus}) => bus?.kind === 'voice');
  const ducked = duckingsOf(sounds).map((ducking) => ({
    ducker: createDucker(ducking, sampleRate),
    lanes: lanesFor(({bus}) => bus?.kind === 'ducked' && isSame(bus, ducking)),
  }));
  const ear = createVoiceEar(sampleRate);
  const owned = cleanup.move();
  return {addTo, [Symbol.dispose]: () => owned.dispose()};

  function lanesFor(isOn: (sound: MixSound) => boolean): readonly SoundLane[] {
    return lanesOf(sounds.filter(isOn)).map((runs) => cleanup.use(openLane(runs, sampleRate)));
  }

  function addTo(mix: Stereo, at: number): void {
    for (const lane of plain) lane.addTo(mix, at);
    if (ducked.length === 0) {
      for (const lane of voices) lane.addTo(mix, at);
      return;
    }
    const voice = sumOf(voices, mix.left.length, at);
    const isSpeaking = ear(voice);
    add(mix, voice);
    for (const {ducker, lanes} of ducked)
      addDucked(mix, ducker, sumOf(lanes, mix.left.length, at), isSpeaking);
  }
}

function addDucked(mix: Stereo, ducker: Ducker, sound: Stereo, isSpeaking: Uint8Array): void {
  ducker(sound, isSpeaking);
  add(mix, sound);
}

function sumOf(lanes: readonly SoundLane[], samples: number, at: number): Stereo {
  const sum = silence(samples);
  for (const lane of lanes) lane.addTo(sum, at);
  return sum;
}

/** Every way of ducking that there is, once. */
function duckingsOf(sounds: readonly MixSound[]): readonly MixDucking[] {
  const duckings: MixDucking[] = [];
  for (const {bus} of sounds) {
    if (bus?.kind === 'ducked' && !duckings.some((known) => isSame(known, bus))) duckings.push(bus);
  }
  return duckings;
}

function isSame(a: MixDucking, b: MixDucking): boolean {
  return a.depth === b.depth && a.attack === b.attack && a.release === b.release;
}
