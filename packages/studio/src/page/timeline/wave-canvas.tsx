import {useCallback, type ReactNode} from 'react';
import {useQueries} from '@tanstack/react-query';
import type {WaveView} from '../../protocol.ts';
import {waveQuery} from '../api/queries.ts';
import {blocksInWindow} from './blocks-in-window.ts';
import {barStep, waveBars} from './draw-wave.ts';
import {StripCanvas, type DrawStrip} from './strip-canvas.tsx';
import {tokenColor} from './token-colors.ts';
import type {Block, Track} from './tracks.ts';

/** The waves of a track's sounds, of what is seen of them. */
export function WaveCanvas({track, fps}: {readonly track: Track; readonly fps: number}): ReactNode {
  const digests = [...new Set(track.blocks.flatMap((block) => digestOf(block) ?? []))];
  const waves = useQueries({
    queries: digests.map((digest) => waveQuery(digest)),
    combine: (answers): ReadonlyMap<string, WaveView> =>
      new Map(answers.flatMap(({data}, index) => (data ? [[digests[index] ?? '', data] as const] : []))),
  });
  const draw = useCallback<DrawStrip>(
    (context, {pixelsPerFrame, scroll, width}, height) => {
      context.fillStyle = tokenColor('--sound-wave');
      const [first, end] = blocksInWindow(track.blocks, {
        from: scroll / pixelsPerFrame,
        to: (scroll + width) / pixelsPerFrame,
      });
      const middle = height - 3;
      for (const block of track.blocks.slice(first, end)) {
        const wave = waves.get(digestOf(block) ?? '');
        if (block.content.kind !== 'sound' || !wave) continue;
        const start = block.from * pixelsPerFrame - scroll;
        const bars = waveBars(
          wave,
          block.content.sound,
          {
            fps,
            pixelsPerFrame,
            // Bars stay where they are in the sound, so that scrolling doesn't make them dance.
            left: Math.floor(Math.max(0, -start) / barStep) * barStep,
            right: Math.min(block.frames * pixelsPerFrame - 1, width - start),
          },
          height - 16,
        );
        for (const bar of bars) {
          const high = Math.max(1, bar.height);
          context.fillRect(start + bar.x, middle - high, 1, high);
        }
      }
    },
    [track, waves, fps],
  );
  return <StripCanvas className="timeline-canvas timeline-wave" draw={draw} />;
}

function digestOf({content}: Block): string | null {
  return content.kind === 'sound' ? content.sound.digest : null;
}
