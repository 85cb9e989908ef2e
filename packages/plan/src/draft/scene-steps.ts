import type {Key} from '../key.ts';
import type {Address, DraftStep, StepId} from '../step.ts';

/** A scene's clips and their conformed copies. */
export type SceneSteps = {
  /** Clips and edits of them, then a conform for each piece. */
  readonly steps: readonly DraftStep[];
  /** In order; they cover the scene without gap. */
  readonly pieces: readonly Piece[];
  /** Addresses of the clips that are those that the lock has at their address. */
  readonly held: readonly Address[];
};

/** A conformed clip where it stands in its scene. */
export type Piece = {
  readonly address: Address;
  /** In frames of the scene. */
  readonly from: number;
  readonly frames: number;
  /** How many of them, the last ones, stand still, in silence. */
  readonly freezeFrames: number;
  /** How its clip is heard. */
  readonly sound: {readonly skipSeconds: number; readonly speed: number; readonly volume: number};
  /** Whether it is matched to the piece before it, which it continues. */
  readonly seam: boolean;
  readonly clip: StepRef;
  readonly conform: StepRef;
};

/** A step as others name it. */
export type StepRef = {readonly id: StepId; readonly key: Key};

/** The clip at the end of a shot, as it is shown; of an edit, as that left it, whatever edits come after. */
export function clipOfShot({steps, pieces}: SceneSteps, shot: Address): StepRef | null {
  const edit = steps.find(({kind, address}) => kind === 'edit' && address === shot);
  if (edit !== undefined) return edit;
  const ofShot = pieces.filter(({address}) => address === shot || address.startsWith(`${shot}/part-`));
  return ofShot.at(-1)?.clip ?? null;
}

/** Whether every clip of a scene is the one that the lock has at its address. */
export function isHeld({steps, pieces, held}: SceneSteps): boolean {
  return held.length === steps.length - pieces.length;
}
