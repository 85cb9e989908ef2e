import type {ReactNode} from 'react';
import {AbsoluteFill, Img} from 'remotion';
import {shade} from './shade.ts';
import {useBrandLook} from './use-brand-look.ts';
import {useFormat} from './use-format.ts';
import {useLogo} from './use-logo.ts';
import {usePresence} from './use-presence.ts';

export type Corner = 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';

export type LogoBugProps = {
  /** A picture in `public/`. @default the brand's */
  readonly logo?: string;
  /** @default 'top-right' */
  readonly corner?: Corner;
  /** Its height, in hundredths of the frame's shorter side. @default 8 */
  readonly size?: number;
  /** 0 to 1. @default 0.9 */
  readonly opacity?: number;
};

/**
 * A logo that stays in a corner of the picture.
 *
 * @example
 * ```tsx
 * <Overlay><LogoBug logo="logo.svg" corner="bottom-right" /></Overlay>
 * ```
 */
export function LogoBug(props: LogoBugProps): ReactNode {
  const {corner = 'top-right', size = 8, opacity = 0.9} = props;
  const {vmin, actionArea} = useFormat();
  const {background} = useBrandLook();
  const {enter, exit} = usePresence();
  const logo = useLogo(props.logo);
  if (logo === null)
    throw new TypeError('<LogoBug> has no logo. Give it `logo`, or put it into a <Brand> that has one.');
  return (
    <AbsoluteFill style={{opacity: enter() * (1 - exit) * opacity}}>
      <Img
        src={logo}
        style={{
          position: 'absolute',
          ...cornerStyle(corner, actionArea),
          height: size * vmin,
          maxWidth: '40%',
          objectFit: 'contain',
          // Its own shape in shade, so that a light logo is seen over a light sky.
          filter: `drop-shadow(0 0 ${vmin * 0.5}px ${shade(background, 0.5)})`,
        }}
      />
    </AbsoluteFill>
  );
}

/** Distances from the two edges of a corner. */
export function cornerStyle(
  corner: Corner,
  insets: {readonly top: number; readonly right: number; readonly bottom: number; readonly left: number},
): {readonly [Edge in 'top' | 'right' | 'bottom' | 'left']?: number} {
  const vertical = corner.startsWith('top') ? {top: insets.top} : {bottom: insets.bottom};
  return {...vertical, ...(corner.endsWith('left') ? {left: insets.left} : {right: insets.right})};
}
