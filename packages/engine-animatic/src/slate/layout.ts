import type {Size} from '@matchcut/engine';
import type {Picture} from '../stage/camera-view.ts';

/** Where things lie on a sheet of storyboard paper, in pixels of the frame. */
export type SheetLayout = {
  readonly picture: Picture;
  /** The slate: text keeps inside it, and so inside the title-safe area. */
  readonly slate: Picture;
  /** Pixels of an ordinary ink line. */
  readonly unit: number;
  /** Pixels of the slate's small type. */
  readonly type: number;
  readonly portrait: boolean;
};

export function layOutSheet({width, height}: Size): SheetLayout {
  const portrait = height > width * 1.05;
  const short = Math.min(width, height);
  const margin = Math.round(short * 0.03);
  const type = short * (portrait ? 0.0285 : 0.0255);
  const slateHeight = Math.round(type * (portrait ? 6.9 : 4.25));
  const side = Math.round(Math.max(margin, width * 0.035));
  const picture = {
    left: margin,
    top: margin,
    width: width - margin * 2,
    height: height - margin - slateHeight - Math.round(height * (portrait ? 0.028 : 0.036)),
  };
  return {
    picture,
    slate: {
      left: side,
      top: picture.top + picture.height + Math.round(type * 0.62),
      width: width - side * 2,
      height: slateHeight - Math.round(type * 0.62),
    },
    unit: Math.sqrt(picture.width * picture.height) / 620,
    type,
    portrait,
  };
}
