import type {FrameSpan} from '@matchcut/plan';
import type {PictureView, TransitionView} from '../protocol.ts';

/** A stretch of picture as it is played: for as long as it is seen, also while it comes or goes. */
export type PicturePart = FrameSpan & {
  readonly picture: PictureView;
  /** Frame of its clip that it begins with. */
  readonly sourceFrom: number;
  readonly comes: TransitionView | null;
  readonly goes: TransitionView | null;
};

/** All stretches, from bottom to top: while a transition lasts there are two, of which the incoming one lies above. */
export function pictureParts(
  pictures: readonly PictureView[],
  transitions: readonly TransitionView[],
): readonly PicturePart[] {
  const comes = new Map<PictureView, TransitionView>();
  const goes = new Map<PictureView, TransitionView>();
  const inOrder = pictures.toSorted((a, b) => a.from - b.from);
  for (const transition of transitions) {
    const outgoing = inOrder.findLast(({address}) => isIn(address, transition.outgoing));
    const incoming = inOrder.find(({address}) => isIn(address, transition.incoming));
    if (outgoing !== undefined) goes.set(outgoing, transition);
    if (incoming !== undefined) comes.set(incoming, transition);
  }
  return inOrder.map((picture) => ({
    picture,
    from: picture.from,
    frames: picture.frames,
    sourceFrom: picture.kind === 'slate' ? 0 : picture.sourceFrom,
    comes: comes.get(picture) ?? null,
    goes: goes.get(picture) ?? null,
  }));
}

/** What is seen at a frame, or within so many frames from it: that may be made ready. */
export function spansAround<Span extends FrameSpan>(
  spans: readonly Span[],
  frame: number,
  ahead: number,
): readonly Span[] {
  return spans.filter(({from, frames}) => from - ahead <= frame && frame < from + frames);
}

/** The part that lies above all others at a frame. */
export function partAt(parts: readonly PicturePart[], frame: number): PicturePart | null {
  return spansAround(parts, frame, 0).at(-1) ?? null;
}

function isIn(address: string, scene: string): boolean {
  return address === scene || address.startsWith(`${scene}/`);
}
