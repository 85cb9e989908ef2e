import type {OverlayStage} from './bundle-overlays.ts';
import type {OverlayRequest} from './overlay-request.ts';

/** What the painter process is started with, as its one argument. */
export type PainterSetup = {
  /** `null`: Remotion brings a browser of its own. */
  readonly browser: string | null;
  readonly concurrency: number;
};

/** What is drawn: told once, when it is known. */
export type PainterStage = {
  readonly kind: 'stage';
  readonly stage: OverlayStage;
  readonly cacheDirectory: string;
  readonly publicFolder: string | null;
};

export type PaintedFrame = {readonly frame: number; readonly path: string};

export type PainterOrder = {
  readonly kind: 'paint';
  readonly id: number;
  readonly request: OverlayRequest;
  readonly frames: readonly PaintedFrame[];
};

export type PainterReply =
  | {readonly kind: 'frame'; readonly id: number; readonly frame: number}
  | {readonly kind: 'painted'; readonly id: number}
  | {readonly kind: 'failed'; readonly id: number; readonly code: string; readonly message: string};

// Both ends come from one installed copy of this package, so the envelope is all that has to be checked.
export function isPainterMessage(value: unknown): value is PainterStage | PainterOrder {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

export function isPainterReply(value: unknown): value is PainterReply {
  return typeof value === 'object' && value !== null && 'kind' in value && 'id' in value;
}
