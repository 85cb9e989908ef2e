import {useCallback, type ReactNode} from 'react';
import {blocksInWindow} from './blocks-in-window.ts';
import {StripCanvas, type DrawStrip} from './strip-canvas.tsx';
import {tokenColor} from './token-colors.ts';
import type {Block, Track} from './tracks.ts';

/** Blocks in pixels on average, below which a track is drawn instead of built of elements. */
export const denseWidth = 16;

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
        context.fillStyle = tokenColor(block.address === selection ? '--now' : colorOf(block));
        // What is next to each other stays apart as long as there is room.
        context.fillRect(x, 2, Math.max(1, wide - (wide > 3 ? 1 : 0)), height - 4);
        if (isMissing(block)) {
          context.fillStyle = tokenColor('--panel');
          context.fillRect(x + 1, 3, Math.max(0, wide - 3), height - 6);
        }
      }
    },
    [track, selection],
  );
  return <StripCanvas className="timeline-canvas" draw={draw} />;
}

function isMissing({content}: Block): boolean {
  return content.kind === 'shot' && content.clip?.state.kind === 'missing';
}

function colorOf({content}: Block): string {
  switch (content.kind) {
    case 'scene':
      return '--control-pressed';
    case 'shot':
      switch (content.clip?.state.kind) {
        case 'missing':
          return '--line-strong';
        case 'stale':
          return '--stale';
        case 'in-flight':
          return '--flight';
        case 'failed':
          return '--failed';
        case 'stored':
        case undefined:
          return '--control-pressed';
      }
    case 'transition':
      return '--line-strong';
    case 'overlay':
      return '--overlay-block';
    case 'caption':
      return '--caption-block';
    case 'sound':
      return '--sound-block';
  }
}
