import type {ReactNode} from 'react';
import {AbsoluteFill, useVideoConfig} from 'remotion';

/** Parts of the picture, from each edge: beyond the first no screen can be trusted, and no words beyond the second. */
export const safeAreas = {action: 0.05, title: 0.1} as const;

/** Lines over the picture that are no part of the film: where graphics and words are safe, and the middle. */
export function Guides(): ReactNode {
  const {width, height} = useVideoConfig();
  const line = Math.max(1, Math.min(width, height) / 540);
  const stroke = {fill: 'none', stroke: 'white', strokeWidth: line};
  const area = (part: number, dash: string | undefined): ReactNode => (
    <rect
      x={width * part}
      y={height * part}
      width={width * (1 - 2 * part)}
      height={height * (1 - 2 * part)}
      strokeDasharray={dash}
      {...stroke}
    />
  );
  const arm = Math.min(width, height) / 40;
  return (
    <AbsoluteFill style={{mixBlendMode: 'difference', opacity: 0.7, pointerEvents: 'none'}}>
      <svg width={width} height={height} data-guides="">
        {area(safeAreas.action, undefined)}
        {area(safeAreas.title, `${line * 8} ${line * 6}`)}
        <path
          d={`M${width / 2 - arm} ${height / 2}h${arm * 2}M${width / 2} ${height / 2 - arm}v${arm * 2}`}
          {...stroke}
        />
      </svg>
    </AbsoluteFill>
  );
}
