import {between, randomFrom, type Random} from '../seed.ts';
import {arrivalSeconds} from '../setting/train.ts';
import type {Shot} from '../shot/shot.ts';

/** Adds a sound to the two channels of a clip. */
export type Voice = (left: Float32Array, right: Float32Array, sampleRate: number) => void;

/** The sounds of a place, as its weather and hour have them. */
export function ambience(shot: Shot): readonly Voice[] {
  const {place, weather, time, train, moving, seconds} = shot;
  const indoors =
    place === 'window' ||
    place === 'carriage' ||
    place === 'kitchen' ||
    place === 'office' ||
    place === 'room' ||
    place === 'cafe';
  const voices: Voice[] = [];
  const hush = indoors ? 0.45 : 1;
  if (weather === 'rain' || weather === 'storm')
    voices.push(
      noiseBed(1, {
        low: 900,
        high: indoors ? 2600 : 7500,
        gain: 0.035 * (indoors ? 0.75 : 1),
        swell: 0.15,
        swellHz: 0.21,
      }),
      drops(2, 0.02 * hush),
    );
  if (
    weather === 'storm' ||
    weather === 'snow' ||
    place === 'mountains' ||
    place === 'desert' ||
    place === 'rooftop'
  )
    voices.push(noiseBed(3, {low: 120, high: 620, gain: 0.035 * hush, swell: 0.6, swellHz: 0.13}));
  if (indoors) voices.push(noiseBed(4, {low: 40, high: 240, gain: 0.02, swell: 0.05, swellHz: 0.1}));
  if (place === 'office') voices.push(hum(5, 120, 0.0045));
  if (place === 'space')
    voices.push(hum(6, 55, 0.02), noiseBed(7, {low: 30, high: 160, gain: 0.02, swell: 0.3, swellHz: 0.07}));
  if (place === 'sea')
    voices.push(noiseBed(8, {low: 180, high: 2600, gain: 0.05, swell: 0.85, swellHz: 0.16}));
  if (place === 'street' || place === 'rooftop' || place === 'bridge')
    voices.push(noiseBed(9, {low: 50, high: 420, gain: 0.04, swell: 0.35, swellHz: 0.11}));
  if (place === 'cafe')
    voices.push(noiseBed(10, {low: 280, high: 900, gain: 0.022, swell: 0.6, swellHz: 0.7}));
  if (place === 'forest' || place === 'field' || place === 'platform') {
    voices.push(noiseBed(11, {low: 300, high: 1500, gain: 0.012, swell: 0.4, swellHz: 0.17}));
    if (weather === 'clear' || weather === 'cloudy')
      voices.push(time === 'night' || time === 'dusk' ? crickets(12) : birds(13));
  }
  if (moving)
    voices.push(
      noiseBed(14, {low: 35, high: 210, gain: 0.05, swell: 0.2, swellHz: 0.5}),
      clatter(15, 0.035, () => 1),
    );
  if (train !== 'none' && train !== 'stands') {
    const nearness = (at: number): number => {
      const t = at / seconds;
      switch (train) {
        case 'arrives':
          return at < arrivalSeconds(seconds)
            ? Math.min(1, 0.2 + t * 2.4)
            : Math.max(0.15, 1 - (at - arrivalSeconds(seconds)) * 0.9);
        case 'leaves':
          return t < 0.25 ? 0.3 : Math.max(0.08, 1 - (t - 0.25) * 1.1);
        case 'passes':
          return Math.max(0.08, 1 - Math.abs(at - Math.min(seconds, 7) / 2) / 3.2);
      }
    };
    voices.push(
      shaped(noiseBed(16, {low: 35, high: 260, gain: 0.085, swell: 0.15, swellHz: 1.3}), nearness),
      clatter(17, 0.05, nearness),
    );
  }
  if (voices.length === 0)
    voices.push(noiseBed(18, {low: 60, high: 380, gain: 0.02, swell: 0.2, swellHz: 0.1}));
  return voices;
}

/** Band-limited noise, a little different in each ear, that swells and ebbs. */
function noiseBed(
  seed: number,
  {
    low,
    high,
    gain,
    swell,
    swellHz,
  }: {
    readonly low: number;
    readonly high: number;
    readonly gain: number;
    readonly swell: number;
    readonly swellHz: number;
  },
): Voice {
  return (left, right, sampleRate) => {
    for (const [index, channel] of [left, right].entries()) {
      const random = randomFrom(seed * 977 + index);
      const lowPass = 1 - Math.exp((-2 * Math.PI * high) / sampleRate);
      const highPass = 1 - Math.exp((-2 * Math.PI * low) / sampleRate);
      // What narrow filters take away in level is given back.
      const level = gain / Math.sqrt(lowPass * 0.35);
      let [first, second, floor] = [0, 0, 0];
      for (let sample = 0; sample < channel.length; sample++) {
        first += (random() * 2 - 1 - first) * lowPass;
        second += (first - second) * lowPass;
        floor += (second - floor) * highPass;
        const wave = 1 - swell * (0.5 + 0.5 * Math.cos((sample / sampleRate) * 2 * Math.PI * swellHz + seed));
        channel[sample] = (channel[sample] ?? 0) + (second - floor) * level * wave;
      }
    }
  };
}

function shaped(voice: Voice, envelope: (seconds: number) => number): Voice {
  return (left, right, sampleRate) => {
    const [dryLeft, dryRight] = [new Float32Array(left.length), new Float32Array(right.length)];
    voice(dryLeft, dryRight, sampleRate);
    for (let sample = 0; sample < left.length; sample++) {
      const level = envelope(sample / sampleRate);
      left[sample] = (left[sample] ?? 0) + (dryLeft[sample] ?? 0) * level;
      right[sample] = (right[sample] ?? 0) + (dryRight[sample] ?? 0) * level;
    }
  };
}

function hum(seed: number, hertz: number, gain: number): Voice {
  return tones((add, seconds) => {
    add({at: 0, length: seconds, hertz, gain, pan: 0.5, decay: 0, attack: 0.2});
    add({
      at: 0,
      length: seconds,
      hertz: hertz * 2.003,
      gain: gain * 0.4,
      pan: (seed % 3) / 2,
      decay: 0,
      attack: 0.2,
    });
  });
}

function drops(seed: number, gain: number): Voice {
  return tones((add, seconds) => {
    const random = randomFrom(seed);
    for (let at = 0.02; at < seconds; at += between(random, 0.02, 0.11))
      add({
        at,
        length: 0.02,
        hertz: between(random, 1400, 4200),
        gain: gain * random() ** 2,
        pan: random(),
        decay: 220,
        attack: 0.001,
      });
  });
}

function birds(seed: number): Voice {
  return tones((add, seconds) => {
    const random = randomFrom(seed);
    for (let at = 0.7; at < seconds; at += between(random, 1.1, 2.9)) song(add, random, at);
  });
}

function song(add: (tone: Tone) => void, random: Random, start: number): void {
  const [hertz, pan] = [between(random, 2300, 4100), random()];
  const notes = 2 + Math.floor(random() * 4);
  for (let note = 0; note < notes; note++)
    add({
      at: start + note * 0.105,
      length: 0.08,
      hertz: hertz * (1 + (note % 2) * 0.13),
      gain: 0.011,
      pan,
      decay: 26,
      attack: 0.012,
    });
}

function crickets(seed: number): Voice {
  return tones((add, seconds) => {
    const random = randomFrom(seed);
    for (let at = 0.1; at < seconds; at += 0.62) {
      for (let chirp = 0; chirp < 3; chirp++)
        add({
          at: at + chirp * 0.055,
          length: 0.035,
          hertz: 4300,
          gain: 0.006 + random() * 0.002,
          pan: 0.3 + random() * 0.4,
          decay: 40,
          attack: 0.006,
        });
    }
  });
}

/** Wheels over rail joints. */
function clatter(seed: number, gain: number, nearness: (seconds: number) => number): Voice {
  return tones((add, seconds) => {
    const random = randomFrom(seed);
    for (let at = 0.1; at < seconds; at += 0.58) {
      for (const beat of [0, 0.13])
        add({
          at: at + beat,
          length: 0.09,
          hertz: between(random, 88, 104),
          gain: gain * nearness(at) ** 2,
          pan: 0.5,
          decay: 42,
          attack: 0.004,
        });
    }
  });
}

export type Tone = {
  readonly at: number;
  readonly length: number;
  readonly hertz: number;
  readonly gain: number;
  /** 0 left, 1 right. */
  readonly pan: number;
  /** Per second. */
  readonly decay: number;
  readonly attack: number;
};

/** Sine tones that begin and end softly. */
export function tones(write: (add: (tone: Tone) => void, seconds: number) => void): Voice {
  return (left, right, sampleRate) => {
    write(({at, length, hertz, gain, pan, decay, attack}) => {
      const start = Math.max(0, Math.round(at * sampleRate));
      const end = Math.min(left.length, Math.round((at + length) * sampleRate));
      const release = Math.min(0.02, length / 3);
      for (let sample = start; sample < end; sample++) {
        const t = (sample - start) / sampleRate;
        const level =
          gain *
          Math.min(1, t / attack) *
          Math.exp(-decay * t) *
          Math.min(1, (end - sample) / sampleRate / release);
        const value = Math.sin(2 * Math.PI * hertz * t) * level;
        left[sample] = (left[sample] ?? 0) + value * (1 - pan);
        right[sample] = (right[sample] ?? 0) + value * pan;
      }
    }, left.length / sampleRate);
  };
}
