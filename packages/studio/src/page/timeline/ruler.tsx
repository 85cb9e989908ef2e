import {useCallback, type ReactNode} from 'react';
import {formatTimecode} from '../words/timecode.ts';
import {rulerTicks} from './ruler-ticks.ts';
import {StripCanvas, type DrawStrip} from './strip-canvas.tsx';
import {tokenColor} from './token-colors.ts';

/** Times above the tracks. */
export function Ruler({fps}: {readonly fps: number}): ReactNode {
  const draw = useCallback<DrawStrip>(
    (context, scale, height) => {
      const {pixelsPerFrame, scroll, width, frames} = scale;
      const seen = {
        from: Math.max(0, scroll / pixelsPerFrame - fps),
        to: Math.min(frames, (scroll + width) / pixelsPerFrame),
      };
      context.font = "460 11px 'Archivo Variable', sans-serif";
      context.textBaseline = 'middle';
      const ticks = rulerTicks(fps, pixelsPerFrame, seen);
      const isWholeSeconds = ticks.every(({frame, isLabelled}) => !isLabelled || frame % fps === 0);
      for (const {frame, isLabelled} of ticks) {
        const x = Math.round(frame * pixelsPerFrame - scroll);
        context.fillStyle = tokenColor(isLabelled ? '--line-strong' : '--line');
        context.fillRect(x, height - (isLabelled ? 9 : 5), 1, isLabelled ? 9 : 5);
        if (!isLabelled) continue;
        context.fillStyle = tokenColor('--text-faint');
        const time = formatTimecode(frame, fps);
        // Whole seconds say so by leaving the frames out.
        context.fillText(isWholeSeconds ? time.slice(0, time.lastIndexOf('.')) : time, x + 5, height / 2 - 2);
      }
    },
    [fps],
  );
  return <StripCanvas className="timeline-canvas" draw={draw} />;
}
