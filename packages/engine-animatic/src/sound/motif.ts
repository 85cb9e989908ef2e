import {pick, randomFrom} from '../seed.ts';
import type {Shot} from '../shot/shot.ts';
import {tones, type Voice} from './ambience.ts';

const bright: readonly [number, ...number[]] = [0, 2, 4, 7, 9];
const dark: readonly [number, ...number[]] = [0, 3, 5, 7, 10];

/**
 * A few soft bell notes of the shot's own, so that a joint or a mix can be heard: the first at 0.35 s, then a
 * phrase every four seconds.
 */
export function motif({seed, time, weather, seconds}: Shot): Voice {
  return tones((add) => {
    const random = randomFrom(seed);
    const scale =
      time === 'night' || time === 'dusk' || weather === 'rain' || weather === 'storm' ? dark : bright;
    const root = 220 * 2 ** (Math.floor(random() * 5) / 12);
    const phrase = Array.from({length: 3}, () => pick(random, scale));
    for (let start = 0.35; start < seconds - 1.6; start += 4) {
      phrase.forEach((step, note) => {
        const hertz = root * 2 ** (step / 12) * (note === 2 ? 2 : 1);
        const at = start + note * 0.42;
        const pan = 0.35 + 0.15 * note;
        add({at, length: 1.8, hertz, gain: 0.075, pan, decay: 2.6, attack: 0.012});
        add({at, length: 0.9, hertz: hertz * 2.001, gain: 0.024, pan, decay: 5.5, attack: 0.008});
        add({at, length: 0.4, hertz: hertz * 3.99, gain: 0.008, pan, decay: 11, attack: 0.005});
      });
    }
  });
}
