import type {ReactNode} from 'react';
import type {FrameRate, JsonObject, Size} from '../plan-words.ts';

/** An overlay as the page in the browser is asked for it; crosses a process and is JSON. */
export type OverlayRequest = {
  /** Where in the film its content stands. */
  readonly address: string;
  /** The size that it is laid out at. */
  readonly size: Size;
  /** Pixels of the picture for each of that, in width and height. @default 1 */
  readonly scale?: number;
  readonly frameRate: FrameRate;
  /** Length of the whole overlay; its own frames count from 0. */
  readonly frames: number;
  /** Whatever the stage needs to find the film: its id, its props. */
  readonly film: JsonObject;
};

/** An overlay's content; `undefined` where the film has no overlay at the address. */
export type FindOverlay = (request: OverlayRequest) => Promise<ReactNode>;
