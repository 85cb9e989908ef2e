import type {FormatId} from '@matchcut/plan';
import type {ReactNode} from 'react';
import {AbsoluteFill} from 'remotion';
import {BrandFonts} from './brand-fonts.tsx';
import {layOutCallout} from './lay-out-callout.ts';
import {legibleShadow} from './legible.ts';
import {Scrim} from './scrim.tsx';
import {shade} from './shade.ts';
import {directionOf} from './text-direction.ts';
import {nodeText, textWidth} from './text-width.ts';
import {defaultAccent, useBrandLook} from './use-brand-look.ts';
import {useFormat} from './use-format.ts';
import {usePresence} from './use-presence.ts';

/** A place in the frame, from 0 at its left and top to 1. */
export type Point = {readonly x: number; readonly y: number};

export type CalloutProps = {
  /** What it is. */
  readonly children: ReactNode;
  /** A quieter line below. */
  readonly detail?: string;
  /**
   * What it points at. The same thing stands elsewhere in another format: give a place for each, and there is no
   * call-out in those that are left out.
   */
  readonly at: Point | {readonly [Format in FormatId]?: Point};
  /** Where the words stand, from the point. @default where there is more room */
  readonly side?: 'above-left' | 'above-right' | 'below-left' | 'below-right';
  /** Of the words: any CSS colour. @default the brand's, else 'white' */
  readonly color?: string;
  /** Of the point and the line. @default the brand's, else '#ff7a45' */
  readonly accent?: string;
};

/**
 * A label with a line to a point of the picture. The point appears, the line is drawn, the words come last. They
 * stay inside the safe area wherever the point is.
 *
 * @example
 * ```tsx
 * <Overlay from={1} seconds={3}>
 *   <Callout at={{x: 0.62, y: 0.4}} detail="since 1924">The signal box</Callout>
 * </Overlay>
 * ```
 */
export function Callout({children, detail, at, side, ...colors}: CalloutProps): ReactNode {
  const look = useBrandLook();
  const {color = look.color, accent = look.accent ?? defaultAccent} = colors;
  const format = useFormat();
  const {id, width, height, orientation, vmin} = format;
  const {enter, exit} = usePresence();
  const point = 'x' in at ? at : at[id];
  if (point === undefined) return null;
  const label = nodeText(children);
  const size = vmin * (orientation === 'portrait' ? 5.4 : 4.6);
  const small = size * 0.72;
  const wanted = Math.max(textWidth(label) * size, textWidth(detail ?? '') * small);
  const {from, to, room, isAbove, isRight} = layOutCallout(point, wanted, format, side ?? null);
  const drawn = enter(0.1);
  const end = {x: from.x + (to.x - from.x) * drawn, y: from.y + (to.y - from.y) * drawn};
  const line = {x1: from.x, y1: from.y, x2: end.x, y2: end.y, strokeLinecap: 'round'} as const;
  const thick = vmin * 0.55;
  return (
    <AbsoluteFill style={{opacity: 1 - exit}}>
      <BrandFonts />
      <div
        style={{
          position: 'absolute',
          isolation: 'isolate',
          ...(isAbove ? {bottom: height - to.y} : {top: to.y}),
          ...(isRight ? {left: to.x} : {right: width - to.x}),
          maxWidth: room,
          padding: `${vmin * 1.1}px 0`,
          color,
          textAlign: isRight ? 'left' : 'right',
          textWrap: 'balance',
          overflowWrap: 'anywhere',
          textShadow: legibleShadow(vmin, look.background),
        }}
      >
        <Scrim opacity={enter(0.3)} shade={0.38} />
        <div
          style={{
            position: 'absolute',
            insetInline: 0,
            [isAbove ? 'bottom' : 'top']: -thick / 2,
            height: thick,
            backgroundColor: accent,
            transform: `scaleX(${enter(0.3)})`,
            transformOrigin: isRight ? 'left' : 'right',
          }}
        />
        <div
          style={{
            opacity: enter(0.4),
            transform: `translateY(${(1 - enter(0.4)) * (isAbove ? 1 : -1) * vmin * 1.5}px)`,
          }}
        >
          <div
            style={{
              ...directionOf(label),
              fontFamily: look.heading(label),
              fontSize: size,
              fontWeight: 700,
              lineHeight: 1.12,
            }}
          >
            {children}
          </div>
          {detail === undefined ? null : (
            <div
              style={{
                marginTop: vmin * 0.5,
                ...directionOf(detail),
                fontFamily: look.text(detail),
                fontSize: small,
                fontWeight: 480,
                lineHeight: 1.25,
              }}
            >
              {detail}
            </div>
          )}
        </div>
      </div>
      <svg width={width} height={height} style={{position: 'absolute', inset: 0}}>
        <line {...line} stroke={shade(look.background, 0.35)} strokeWidth={thick * 2.4} />
        <line {...line} stroke={accent} strokeWidth={thick} />
        <circle cx={from.x} cy={from.y} r={vmin * 2.1 * enter()} fill={shade(look.background, 0.35)} />
        <circle
          cx={from.x}
          cy={from.y}
          r={vmin * 1.5 * enter()}
          fill="none"
          stroke={accent}
          strokeWidth={thick}
        />
        <circle cx={from.x} cy={from.y} r={vmin * 0.7 * enter()} fill={accent} />
      </svg>
    </AbsoluteFill>
  );
}
