import {randomNumbers} from '../../shared-scripts/random-numbers.ts';
import type {Phrase} from './narration.ts';
import {syllablesOf, type Syllable} from './syllables.ts';

const sampleRate = 48_000;

/** First and second formant in hertz: how open a mouth is, and how far forward the tongue. */
const vowels: Readonly<Record<string, readonly [first: number, second: number]>> = {
  a: [760, 1250],
  e: [520, 1750],
  i: [360, 2050],
  o: [500, 900],
  u: [360, 850],
};

/** A grown-up behind a door: the melody and the syllables of a phrase, in a voice that forms vowels and no words. */
export function speak({text, tune}: Phrase): Float32Array {
  const syllables = syllablesOf(text);
  const seconds = syllables.reduce((sum, syllable) => sum + lengthOf(syllable), 0);
  const wave = new Float32Array(Math.round(seconds * sampleRate));
  const random = randomNumbers(text.length);
  const throat = [resonator(), resonator(), resonator()] as const;
  let start = 0;
  let phase = 0;
  for (const [index, syllable] of syllables.entries()) {
    const long = lengthOf(syllable);
    const voiced = long - syllable.pauseSeconds;
    const place = index / Math.max(1, syllables.length - 1);
    const [first, second] = vowels[syllable.vowel] ?? [500, 1500];
    const from = Math.round(start * sampleRate);
    for (let at = from; at < Math.min(wave.length, Math.round((start + long) * sampleRate)); at += 1) {
      const time = at / sampleRate - start;
      // A mouth that opens and closes: the "wah" of a muted trombone.
      const open = Math.sin(Math.PI * Math.max(0, Math.min(1, time / voiced))) ** 0.7;
      const hertz = pitchOf(place, syllable.isStressed ? open : open * 0.4, tune) * (1 + vibrato(at));
      phase += hertz / sampleRate;
      const breath = random() * 2 - 1;
      const source = time < voiced ? pulse(phase) * open + breath * 0.02 * open : 0;
      const hiss = syllable.isHissed && time < 0.07 ? breath * 0.1 * Math.sin((Math.PI * time) / 0.07) : 0;
      const [low, middle, high] = throat;
      wave[at] =
        low(source, 240 + (first - 240) * open, 90) +
        middle(source, 700 + (second - 700) * open, 130) * 0.5 +
        high(source + hiss * 3, 2600, 260) * 0.16;
    }
    start += long;
  }
  return levelled(wave);
}

/** A syllable that is stressed takes its time; after a comma or a stop there is breath. */
function lengthOf({isStressed, isLast, pauseSeconds}: Syllable): number {
  return 0.175 + (isStressed ? 0.04 : 0) + (isLast ? 0.09 : 0) + pauseSeconds;
}

/** Falls over a phrase, lifts on what is stressed, and ends low, or up where more is to come. */
function pitchOf(place: number, lift: number, tune: Phrase['tune']): number {
  const end = Math.max(0, place - 0.75) * 4;
  const semitones = 2 - 4 * place + 2.5 * lift + (tune === 'open' ? 5 : -3) * end;
  return 172 * 2 ** (semitones / 12);
}

function vibrato(at: number): number {
  return 0.008 * Math.sin((2 * Math.PI * 5.5 * at) / sampleRate);
}

/** One breath of the vocal cords a period: they open slowly and shut at once. */
function pulse(phase: number): number {
  const part = phase % 1;
  return part < 0.6 ? Math.sin((Math.PI * part) / 1.2) ** 2 - 0.4 : -0.4;
}

/** A band that rings at a frequency, after which one hears where a mouth stands. */
function resonator(): (input: number, hertz: number, width: number) => number {
  let [one, two] = [0, 0];
  return (input, hertz, width) => {
    const damping = Math.exp((-Math.PI * width) / sampleRate);
    const turn = 2 * damping * Math.cos((2 * Math.PI * hertz) / sampleRate);
    const output = input * (1 - damping) * 2 + turn * one - damping ** 2 * two;
    [two, one] = [one, output];
    return output;
  };
}

/** The loudest sample at -6 dB, and no click at either end. */
function levelled(wave: Float32Array): Float32Array {
  const peak = wave.reduce((high, sample) => Math.max(high, Math.abs(sample)), 0);
  const ramp = 0.01 * sampleRate;
  return wave.map((sample, at) => (sample / peak) * 0.5 * Math.min(1, at / ramp, (wave.length - at) / ramp));
}
