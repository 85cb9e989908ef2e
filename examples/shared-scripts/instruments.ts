import {randomNumbers} from './random-numbers.ts';

/** Samples of one note, from its start. */
export type Voice = Float32Array;

/** A tine struck softly: a sine that another bends a little, and a bell that is gone at once. */
export function electricPiano(sampleRate: number, frequency: number, seconds: number): Voice {
  return voice(sampleRate, seconds, (time) => {
    const bend = 0.9 * Math.exp(-time * 3) * Math.sin(2 * Math.PI * frequency * time);
    const bell = 0.12 * Math.exp(-time * 14) * Math.sin(2 * Math.PI * frequency * 7 * time);
    const tremolo = 1 + 0.12 * Math.sin(2 * Math.PI * 4.6 * time);
    return (
      (Math.sin(2 * Math.PI * frequency * time + bend) + bell) * tremolo * Math.exp((-time * 4.2) / seconds)
    );
  });
}

export function bass(sampleRate: number, frequency: number, seconds: number): Voice {
  return voice(sampleRate, seconds, (time) => {
    const phase = 2 * Math.PI * frequency * time;
    return (
      (Math.sin(phase) + 0.35 * Math.sin(2 * phase) * Math.exp(-time * 4)) * Math.exp((-time * 4) / seconds)
    );
  });
}

/** A plucked string after Karplus and Strong: noise that runs round a delay line and loses its edge. */
export function pluck(sampleRate: number, frequency: number, seed: number): Voice {
  const line = new Float32Array(Math.round(sampleRate / frequency));
  const random = randomNumbers(seed);
  let smooth = 0;
  for (const index of line.keys()) line[index] = smooth = smooth * 0.6 + (random() * 2 - 1) * 0.4;
  let at = 0;
  return voice(sampleRate, 1.4, (time) => {
    const next = (at + 1) % line.length;
    const sample = line[at] ?? 0;
    line[at] = ((sample + (line[next] ?? 0)) / 2) * 0.996;
    at = next;
    return sample * 1.6 * Math.exp(-time * 1.2);
  });
}

/** A stroke of a brush. */
export function brush(sampleRate: number, seed: number): Voice {
  const random = randomNumbers(seed);
  let low = 0;
  return voice(sampleRate, 0.16, (time) => {
    const noise = random() * 2 - 1;
    low += (noise - low) * 0.25;
    return (noise - low) * Math.exp(-time * 38);
  });
}

/** Of a MIDI note, in hertz. */
export function frequency(note: number): number {
  return 440 * 2 ** ((note - 69) / 12);
}

/** Fills a note and takes the click out of both its ends. */
function voice(sampleRate: number, seconds: number, at: (time: number) => number): Voice {
  const samples = new Float32Array(Math.round(sampleRate * seconds));
  for (const index of samples.keys()) {
    const time = index / sampleRate;
    samples[index] = at(time) * Math.min(1, time / 0.004, (seconds - time) / 0.05);
  }
  return samples;
}
