import type {FigureDesign} from './figure/figure-design.ts';
import type {PropDesign} from './prop/prop-design.ts';
import type {CameraView} from './stage/camera-view.ts';
import type {Framing, Angle} from './words/framing.ts';
import type {Place} from './words/place.ts';
import type {Style} from './words/style.ts';
import type {Time} from './words/time.ts';
import type {Weather} from './words/weather.ts';

/** What a shot shows at one moment, as far as a continuation has to know it. */
export type Panel = {
  readonly place: Place;
  readonly time: Time;
  readonly weather: Weather;
  readonly style: Style;
  readonly sign: string | null;
  readonly train: 'none' | 'stands';
  readonly moving: boolean;
  readonly framing: Framing;
  readonly angle: Angle;
  /** Which way round the place is drawn. */
  readonly mirrored: boolean;
  readonly camera: CameraView;
  readonly figures: readonly PanelFigure[];
  readonly props: readonly PropDesign[];
  /** What the chain of clips is made of up to here: clips, seconds, frames at their own rate. */
  readonly chain: {readonly parts: number; readonly seconds: number; readonly frames: number};
};

/**
 * What a clip tells of itself, as JSON in its own `comment` tag: whoever has the file can carry on from its end,
 * and can paint it again with a change.
 */
export type PanelNote = {
  readonly panel: 1;
  readonly prompt: string;
  readonly start: Panel | null;
  readonly end: Panel;
};

export type PanelFigure = {
  readonly design: FigureDesign;
  /** `null` where it has not stood anywhere yet. */
  readonly x: number | null;
  readonly facing: 1 | -1;
  readonly aboard: boolean;
  /** Whether a handle stands for it, rather than a word of the prompt. */
  readonly cast: boolean;
};

/** Reads a `comment` tag. Anything else than a note of ours, such as another engine's comment, is `null`. */
export function parseNote(comment: string | undefined): PanelNote | null {
  if (comment === undefined || !comment.startsWith('{"panel":1,')) return null;
  try {
    // Only this package writes this prefix, and another version of the note would have another.
    const note: PanelNote = JSON.parse(comment);
    return note;
  } catch {
    return null;
  }
}
