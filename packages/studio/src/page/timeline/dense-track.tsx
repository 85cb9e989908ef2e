import {useCallback, type ReactNode} from 'react';
import {blocksInWindow} from './blocks-in-window.ts';
import {StripCanvas, type DrawStrip} from './strip-canvas.tsx';
import {tokenColor} from './token-colors.ts';
import type {Block, Track} from './tracks.ts';

/** Blocks in pixels on average, below which a track is drawn instead of built of elements. */
export const denseWidth = 24;

/** Whether a track's blocks are too small, at this width of a frame, to be anything but colours. */
export function isDense(track: Track, pixelsPerFrame: number): boolean {
  const frames = track.blocks.reduce((sum, block) => sum + block.frames, 0);
  return track.blocks.length > 24 && (frames / track.blocks.length) * pixelsPerFrame < denseWidth;
}

/** A track of which nothing but colours can be seen. */
export function DenseTrack({
  track,
  selection,
}: {
  readonly track: Track;
  readonly selection: string | null;
}): ReactNode {
  const draw = useCallback<DrawStrip>(
    (context, {pixelsPerFrame, scroll, width}, height) => {
      const [first, end] = blocksInWindow(track.blocks, {
        from: scroll / pixelsPerFrame,
        to: (scroll + width) / pixelsPerFrame,
      });
      for (const block of track.blocks.slice(first, end)) {
        const x = block.from * pixelsPerFrame - scroll;
        const wide = block.frames * pixelsPerFrame;
        // What is next to each other stays apart as long as there is room.
        const inked = Math.max(1, wide - (wide > 3 ? 1 : 0));
        const look = lookOf(block);
        context.fillStyle = tokenColor(block.address === selection ? '--now' : look.ground);
        context.fillRect(x, 2, inked, height - 4);
        if (!look.mark) continue;
        context.fillStyle = tokenColor(look.mark.color);
        context.fillRect(x, look.mark.isAbove ? 2 : height - 8, inked, 6);
      }
    },
    [track, selection],
  );
  return <StripCanvas className="timeline-canvas" draw={draw} />;
}

type Look = {
  readonly ground: string;
  /** What is done about it stands below, what is to be done above: not told by colour alone. */
  readonly mark: {readonly color: string; readonly isAbove: boolean} | null;
};

function lookOf({content}: Block): Look {
  switch (content.kind) {
    case 'shot':
      switch (content.clip?.state.kind) {
        case 'missing':
          return {ground: '--line', mark: null};
        case 'stale':
          return {ground: '--stale-wash', mark: {color: '--stale', isAbove: true}};
        case 'failed':
          return {ground: '--failed-wash', mark: {color: '--failed', isAbove: true}};
        case 'in-flight':
          return {ground: '--now-wash', mark: {color: '--flight', isAbove: false}};
        case 'stored':
        case undefined:
          return {ground: '--dense', mark: null};
      }
    case 'scene':
      return {ground: '--dense', mark: null};
    case 'transition':
      return {ground: '--line-strong', mark: null};
    case 'overlay':
      return {ground: '--overlay-block', mark: null};
    case 'caption':
      return {ground: '--caption-block', mark: null};
    case 'sound':
      return {ground: '--sound-block', mark: null};
  }
}
