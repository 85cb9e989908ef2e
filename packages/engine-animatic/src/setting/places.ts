import type {Place} from '../words/place.ts';
import {field} from './field.ts';
import {platform} from './platform.ts';
import type {Setting, Stage} from './setting.ts';
import {windowSeat} from './window-seat.ts';

/** Who paints which place. */
export const placePainters: Readonly<Record<Place, (stage: Stage) => Setting>> = {
  platform,
  carriage: windowSeat,
  window: windowSeat,
  street: field,
  forest: field,
  sea: field,
  office: field,
  kitchen: field,
  room: field,
  cafe: field,
  mountains: field,
  desert: field,
  rooftop: field,
  field,
  space: field,
  bridge: field,
};
