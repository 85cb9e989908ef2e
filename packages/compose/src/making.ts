import type {Making} from '@matchcut/plan';
import {houseEncoder} from './house-encoder.ts';
import {soundEncoder} from './soundtrack/sound-encoder.ts';

/**
 * What this package's code does to results, for planning to put into keys. A number goes up whenever the same
 * request would make other bytes, and everything of that kind is made again.
 */
export const making: {readonly [K in 'conform' | 'segment' | 'soundtrack' | 'cut']: Making} = {
  conform: {semantics: 'conform/1', encoder: houseEncoder},
  segment: {semantics: 'segment/1', encoder: houseEncoder},
  soundtrack: {semantics: 'soundtrack/1', encoder: soundEncoder},
  cut: {semantics: 'cut/1', encoder: {format: 'mp4', movflags: '+faststart'}},
};
