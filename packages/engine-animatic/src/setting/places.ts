import type {Place} from '../words/place.ts';
import {bridge} from './bridge.ts';
import {cafe} from './cafe.ts';
import {desert} from './desert.ts';
import {field} from './field.ts';
import {forest} from './forest.ts';
import {kitchen} from './kitchen.ts';
import {moon} from './moon.ts';
import {mountains} from './mountains.ts';
import {office} from './office.ts';
import {platform} from './platform.ts';
import {room} from './room.ts';
import {rooftop} from './rooftop.ts';
import {sea} from './sea.ts';
import type {Setting, Stage} from './setting.ts';
import {street} from './street.ts';
import {windowSeat} from './window-seat.ts';

/** Who paints which place. */
export const placePainters: Readonly<Record<Place, (stage: Stage) => Setting>> = {
  platform,
  carriage: windowSeat,
  window: windowSeat,
  street,
  forest,
  sea,
  office,
  kitchen,
  room,
  cafe,
  mountains,
  desert,
  rooftop,
  field,
  space: moon,
  bridge,
};
