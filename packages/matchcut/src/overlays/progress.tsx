import type {ReactNode} from 'react';
import {AbsoluteFill, useCurrentFrame, useVideoConfig} from 'remotion';
import {cornerStyle, type Corner} from './logo-bug.tsx';
import {shade} from './shade.ts';
import {useBrandLook} from './use-brand-look.ts';
import {useFormat, type Format} from './use-format.ts';
import {usePresence} from './use-presence.ts';

export type ProgressProps = {
  /** @default 'bar' */
  readonly type?: 'bar' | 'ring';
  /** The edge of a bar. @default 'bottom' */
  readonly edge?: 'top' | 'bottom';
  /** The corner of a ring. @default 'top-right' */
  readonly corner?: Corner;
  /** In so many steps, each of which is one picture, instead of a little further in every frame. */
  readonly steps?: number;
  /** Of what has passed: any CSS colour. @default the brand's, else '#ff7a45' */
  readonly color?: string;
  /** Of what is to come. @default 'rgba(255, 255, 255, 0.35)' */
  readonly track?: string;
};

/**
 * How much of the overlay's length has passed, as a bar along an edge or a ring in a corner. It moves all the time,
 * so each of its frames is drawn; `steps` make it cheaper.
 *
 * @example
 * ```tsx
 * <Overlay><Progress type="ring" corner="top-left" steps={12} /></Overlay>
 * ```
 */
export function Progress(props: ProgressProps): ReactNode {
  const look = useBrandLook();
  const {type = 'bar', edge = 'bottom', corner = 'top-right', steps} = props;
  const {color = look.primary, track = 'rgba(255, 255, 255, 0.35)'} = props;
  const format = useFormat();
  const {enter, exit} = usePresence();
  const frame = useCurrentFrame();
  const {durationInFrames} = useVideoConfig();
  // The last frame shows the whole.
  const passed = (frame + 1) / durationInFrames;
  const done = isCount(steps) ? Math.ceil(passed * steps) / steps : passed;
  const colors = {color, track, halo: shade(look.background, 0.3)};
  return (
    <AbsoluteFill style={{opacity: enter() * (1 - exit)}}>
      {type === 'ring' ? (
        <Ring done={done} corner={corner} format={format} {...colors} />
      ) : (
        <Bar done={done} edge={edge} pieces={isCount(steps) ? steps : 1} format={format} {...colors} />
      )}
    </AbsoluteFill>
  );
}

type PartProps = {
  readonly done: number;
  readonly format: Format;
  readonly color: string;
  readonly track: string;
  readonly halo: string;
};

function Bar({
  done,
  edge,
  pieces,
  format,
  color,
  track,
  halo,
}: PartProps & {edge: 'top' | 'bottom'; pieces: number}): ReactNode {
  const {vmin, actionArea} = format;
  return (
    <div
      style={{
        position: 'absolute',
        left: actionArea.left,
        right: actionArea.right,
        [edge]: actionArea[edge],
        height: vmin * 1.1,
        display: 'flex',
        gap: vmin * 0.7,
      }}
    >
      {Array.from({length: pieces}, (_, piece) => (
        // Pieces have no identity but their place.
        <div
          key={piece}
          style={{
            flex: 1,
            borderRadius: vmin,
            overflow: 'hidden',
            background: track,
            boxShadow: `0 0 ${vmin * 0.8}px ${halo}`,
          }}
        >
          <div
            style={{
              width: `${Math.max(0, Math.min(1, done * pieces - piece)) * 100}%`,
              height: '100%',
              background: color,
            }}
          />
        </div>
      ))}
    </div>
  );
}

function Ring({done, corner, format, color, track, halo}: PartProps & {corner: Corner}): ReactNode {
  const {vmin, actionArea} = format;
  const size = vmin * 11;
  const thick = vmin * 1.5;
  const circle = {
    cx: size / 2,
    cy: size / 2,
    r: (size - thick) / 2,
    fill: 'none',
    strokeWidth: thick,
  } as const;
  return (
    <svg
      width={size}
      height={size}
      style={{
        position: 'absolute',
        ...cornerStyle(corner, actionArea),
        filter: `drop-shadow(0 0 ${vmin * 0.5}px ${halo})`,
      }}
    >
      <circle {...circle} stroke={track} />
      <circle
        {...circle}
        stroke={color}
        pathLength={1}
        strokeDasharray={`${done} 1`}
        strokeLinecap={done < 1 ? 'round' : 'butt'}
        transform={`rotate(-90 ${size / 2} ${size / 2})`}
      />
    </svg>
  );
}

function isCount(steps: number | undefined): steps is number {
  return steps !== undefined && Number.isInteger(steps) && steps >= 1;
}
