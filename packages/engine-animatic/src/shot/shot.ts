import type {FigureDesign} from '../figure/figure-design.ts';
import type {Panel} from '../panel.ts';
import type {PropDesign} from '../prop/prop-design.ts';
import type {Stage} from '../setting/setting.ts';
import type {CameraView} from '../stage/camera-view.ts';
import type {Action, Mood} from '../words/action.ts';
import type {CameraWords} from '../words/camera.ts';
import type {Angle, Framing} from '../words/framing.ts';
import type {Place} from '../words/place.ts';
import type {Style} from '../words/style.ts';
import type {Time} from '../words/time.ts';
import type {Weather} from '../words/weather.ts';

/** A figure in a shot: where it stands, where it goes, what it does. */
export type CastMember = {
  readonly design: FigureDesign;
  readonly cast: boolean;
  readonly fromX: number;
  readonly toX: number;
  /** The part of the shot in which it goes there, 0 to 1. */
  readonly from: number;
  readonly to: number;
  readonly facing: 1 | -1;
  /** Which way it faces until it goes. */
  readonly faced: 1 | -1;
  readonly action: Action;
  readonly mood: Mood;
  readonly holds: readonly PropDesign[];
  /** Seen large from behind at the edge of the frame. */
  readonly shoulder: boolean;
  readonly aboard: boolean;
  /** Whether the hands must come up to be seen. */
  readonly close: boolean;
};

export type PlacedProp = {
  readonly design: PropDesign;
  readonly x: number;
};

/** All that a clip's picture and sound are made from, read out of the request. */
export type Shot = {
  readonly place: Place;
  readonly time: Time;
  readonly weather: Weather;
  readonly style: Style;
  readonly sign: string | null;
  readonly train: Stage['train'];
  readonly moving: boolean;
  readonly framing: Framing;
  readonly angle: Angle;
  readonly mirrored: boolean;
  readonly camera: CameraWords;
  readonly cameraFrom: CameraView;
  readonly cameraTo: CameraView;
  readonly cast: readonly CastMember[];
  readonly props: readonly PlacedProp[];
  readonly stage: {readonly horizon: number; readonly ground: number; readonly figure: number};
  readonly aspect: number;
  readonly seconds: number;
  /** From 1 on. */
  readonly take: number;
  /** What the slate says. */
  readonly prompt: string;
  /** Frames before this clip in its chain. */
  readonly framesBefore: number;
  /** Seeds the tune. */
  readonly seed: number;
  /** What it leaves behind for a continuation. */
  readonly end: Panel;
};
