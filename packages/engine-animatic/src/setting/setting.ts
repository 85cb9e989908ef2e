import type {SKRSContext2D} from '@napi-rs/canvas';
import type {Pen} from '../pen/pen.ts';
import type {Projection, Picture} from '../stage/camera-view.ts';
import type {Random} from '../seed.ts';
import type {Time} from '../words/time.ts';
import type {Weather} from '../words/weather.ts';
import type {Light} from './light.ts';

/**
 * The stage of a shot. One stage unit is the height of the picture, the origin its centre, y runs down. Places
 * paint beyond the picture's edges, since cameras move.
 */
export type Stage = {
  /** Width over height of the picture. */
  readonly aspect: number;
  /** Half the width that must be painted, in stage units. */
  readonly half: number;
  /** Where the ground meets what is far. */
  readonly horizon: number;
  /** Where figures stand. */
  readonly ground: number;
  /** Height of a grown figure. */
  readonly figure: number;
  readonly light: Light;
  readonly time: Time;
  readonly weather: Weather;
  /** A proper name for the signs of the place. */
  readonly sign: string | null;
  readonly random: Random;
  /** Length of the shot. */
  readonly seconds: number;
  /** What a train does, where there is one. */
  readonly train: 'none' | 'arrives' | 'stands' | 'passes' | 'leaves';
  /** Whether what is outside moves past, as from a train. */
  readonly moving: boolean;
};

export type Offset = {readonly x: number; readonly y: number};

/** Something painted once and moved as a sheet. */
export type StillLayer = {
  readonly kind: 'still';
  readonly depth: number;
  readonly paint: (pen: Pen) => void;
  /** What it covers, in stage units; a tight box is drawn quickly. @default everything in view */
  readonly box?: {
    readonly left?: number;
    readonly top?: number;
    readonly right?: number;
    readonly bottom?: number;
  };
  /** Movement of the whole sheet. */
  readonly motion?: (seconds: number) => Offset;
};

/** Something small drawn anew in each frame: rain, sparks, lights. */
export type LiveLayer = {
  readonly kind: 'live';
  readonly depth: number;
  readonly draw: (
    canvas: SKRSContext2D,
    seconds: number,
    view: Projection,
    picture: Picture,
    unit: number,
  ) => void;
};

export type Layer = StillLayer | LiveLayer;

/** A place, as sheets from back to front. Figures stand between the two lists. */
export type Setting = {
  readonly behind: readonly Layer[];
  readonly before: readonly Layer[];
  /** Height of a seat's edge above the ground in stage units, where one can sit. */
  readonly seat: number | null;
  /** Where a table top is, for who works or drinks at one. */
  readonly table: boolean;
  /** Where one boards a train, in stage units. */
  readonly door: number | null;
  readonly indoors: boolean;
};
