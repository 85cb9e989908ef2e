import type {CameraView} from '../stage/camera-view.ts';
import type {CameraWords} from '../words/camera.ts';
import type {Framing} from '../words/framing.ts';

export type Focus = {
  /** Middle of the figures that matter, and which way they face. */
  readonly x: number;
  readonly facing: number;
  readonly ground: number;
  readonly figure: number;
  /** Height of the tallest, against a grown human. */
  readonly tall: number;
  readonly aspect: number;
  readonly figures: number;
};

const zooms: Readonly<Record<Framing, number>> = {
  'extreme-wide': 1,
  wide: 1,
  full: 1.2,
  medium: 1.85,
  'close-up': 3.1,
  'two-shot': 1.55,
  'over-the-shoulder': 1.35,
};

/** Where the camera stands for a framing, before it moves. */
export function frameCamera(framing: Framing, focus: Focus): CameraView {
  const head = focus.ground - focus.figure * focus.tall;
  const zoom = zooms[framing];
  const portrait = focus.aspect < 1;
  switch (framing) {
    case 'extreme-wide':
    case 'wide':
      return {x: focus.x * 0.15, y: 0, zoom};
    case 'full':
      return {x: focus.x * 0.6, y: (head + focus.ground) * 0.22, zoom};
    case 'medium':
    case 'two-shot':
      return {
        x: focus.x + focus.facing * 0.05 * (portrait ? 0.4 : 1),
        y: head + (0.4 / zoom) * (portrait ? 0.9 : 1),
        zoom: portrait && framing === 'two-shot' ? 1.3 : zoom,
      };
    case 'close-up':
      return {
        x: focus.x + focus.facing * 0.045 * (portrait ? 0.4 : 1),
        y: head + focus.figure * focus.tall * 0.155,
        zoom: portrait ? zoom * 0.92 : zoom,
      };
    case 'over-the-shoulder':
      return {x: focus.x * 0.5, y: (head + focus.ground) * 0.2, zoom};
    default:
      return framing satisfies never;
  }
}

/** Where a move begins and ends, about a framing. */
export function moveCamera(
  base: CameraView,
  {move, speed}: CameraWords,
  focus: Focus,
): {readonly from: CameraView; readonly to: CameraView} {
  const strength = speed === 'slow' ? 0.72 : speed === 'fast' ? 1.45 : 1;
  const across = (0.17 * Math.min(1.5, Math.max(0.7, focus.aspect)) * strength) / Math.sqrt(base.zoom);
  const upDown = (0.15 * strength) / base.zoom;
  const head = focus.ground - focus.figure * focus.tall * 0.82;
  switch (move) {
    case 'push-in': {
      const zoom = base.zoom * (1 + 0.24 * strength);
      const near = focus.figures === 0 ? 0 : 0.45;
      return {
        from: base,
        to: {x: base.x + (focus.x - base.x) * near, y: base.y + (head - base.y) * near * 0.7, zoom},
      };
    }
    case 'pull-out':
      return {
        from: {...base, zoom: base.zoom * (1 + 0.26 * strength)},
        to: {...base, zoom: Math.max(1, base.zoom * 0.97)},
      };
    case 'pan-left':
      return {from: {...base, x: base.x + across}, to: {...base, x: base.x - across}};
    case 'pan-right':
      return {from: {...base, x: base.x - across}, to: {...base, x: base.x + across}};
    case 'tilt-up':
      return {from: {...base, y: base.y + upDown * 0.7}, to: {...base, y: base.y - upDown}};
    case 'tilt-down':
      return {from: {...base, y: base.y - upDown}, to: {...base, y: base.y + upDown * 0.7}};
    case 'static':
      return {from: base, to: base};
    case 'tracking':
    case 'drift':
      return {from: base, to: {...base, zoom: base.zoom * 1.035}};
    default:
      return move satisfies never;
  }
}

/** How far along a move is: 0 to 1 for a place in the shot, 0 to 1. */
export function easeCamera(at: number, {move, speed}: CameraWords): number {
  if (speed === 'fast') {
    const t = Math.min(1, at / 0.55);
    return 1 - (1 - t) ** 3;
  }
  // Slow moves begin almost at once; the eye takes a long rest for a locked camera.
  const soft = move === 'drift' ? 0 : 0.55;
  return at * (1 - soft) + (0.5 - Math.cos(Math.PI * at) / 2) * soft;
}

/** A continuation goes on from where the camera came to rest; a new framing is reached from there. */
export function carryOn(
  moved: {readonly from: CameraView; readonly to: CameraView},
  rest: CameraView | null,
  reframed: boolean,
): {readonly from: CameraView; readonly to: CameraView} {
  if (rest === null) return moved;
  if (reframed) return {from: rest, to: moved.to};
  return {
    from: rest,
    to: {
      x: within(rest.x + moved.to.x - moved.from.x, 0.5),
      y: within(rest.y + moved.to.y - moved.from.y, 0.3),
      zoom: Math.max(1, Math.min(4.2, rest.zoom * (moved.to.zoom / moved.from.zoom))),
    },
  };
}

const within = (value: number, limit: number): number => Math.max(-limit, Math.min(limit, value));
