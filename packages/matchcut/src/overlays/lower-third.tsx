import type {ReactNode} from 'react';
import {AbsoluteFill} from 'remotion';
import {useBrand} from '@matchcut/react';
import {BrandFonts} from './brand-fonts.tsx';
import {fitText} from './fit-text.ts';
import {legibleShadow} from './legible.ts';
import {Scrim} from './scrim.tsx';
import {directionOf} from './text-direction.ts';
import {defaultAccent, useBrandLook} from './use-brand-look.ts';
import {paddingOf, useFormat} from './use-format.ts';
import {usePresence} from './use-presence.ts';

export type LowerThirdProps = {
  readonly name: string;
  /** What they do, or where this is. */
  readonly role?: string;
  /** @default the brand's, else 'left' */
  readonly align?: 'left' | 'right';
  /** Any CSS colour. @default the brand's, else 'white' */
  readonly color?: string;
  /** Colour of the bar beside the words. @default the brand's, else '#ff7a45' */
  readonly accent?: string;
};

/**
 * Who is speaking, or where we are: two lines beside a bar, in the lower third of the frame. High enough to
 * leave room for captions below it and, in upright formats, for the buttons of players.
 *
 * @example
 * ```tsx
 * <Overlay from={1} seconds={4}><LowerThird name="Mara Fox" role="Commuter, Lisbon" /></Overlay>
 * ```
 */
export function LowerThird(props: LowerThirdProps): ReactNode {
  const {lowerThird = {}} = useBrand();
  const look = useBrandLook();
  const {name, role, align = lowerThird.align ?? 'left'} = props;
  const color = props.color ?? lowerThird.color ?? look.color;
  const accent = props.accent ?? lowerThird.accent ?? look.accent ?? defaultAccent;
  const {width, height, orientation, vmin, safeArea} = useFormat();
  const portrait = orientation === 'portrait';
  const {enter, exit} = usePresence();
  const bar = vmin * 0.9;
  const gap = vmin * 2.6;
  const room = (width - safeArea.left - safeArea.right) * (portrait ? 1 : 0.62) - bar - gap;
  const size = fitText(name, {
    width: room,
    lines: 2,
    largest: vmin * (portrait ? 8 : 6.6),
    preferred: vmin * 5.5,
    smallest: vmin * 4.4,
  });
  const [nameFont, roleFont] = [look.heading(name), look.text(role ?? '')];
  const left = align === 'left';
  const slide = (delaySeconds: number): string => {
    const distance = (1 - enter(delaySeconds)) * vmin * 4 + exit * vmin * 1.5;
    return `translateX(${left ? -distance : distance}px)`;
  };
  return (
    <AbsoluteFill style={{opacity: 1 - exit}}>
      <BrandFonts />
      <AbsoluteFill
        style={{
          padding: paddingOf({
            ...safeArea,
            bottom: Math.max(height * (portrait ? 0.22 : 0.17), safeArea.bottom),
          }),
          justifyContent: 'flex-end',
          alignItems: left ? 'flex-start' : 'flex-end',
        }}
      >
        <div
          style={{
            position: 'relative',
            isolation: 'isolate',
            display: 'flex',
            flexDirection: left ? 'row' : 'row-reverse',
            gap,
          }}
        >
          <Scrim opacity={enter()} shade={0.42} />
          <div
            style={{
              width: bar,
              flexShrink: 0,
              backgroundColor: accent,
              transform: `scaleY(${enter()})`,
              transformOrigin: 'bottom',
            }}
          />
          <div
            style={{
              maxWidth: room,
              padding: `${vmin * 0.3}px 0`,
              color,
              fontFamily: nameFont,
              textAlign: left ? 'left' : 'right',
              textWrap: 'balance',
              overflowWrap: 'anywhere',
              textShadow: legibleShadow(vmin, look.background),
            }}
          >
            <div
              style={{
                ...directionOf(name),
                fontSize: size,
                fontWeight: 750,
                fontStretch: '106%',
                lineHeight: 1.08,
                letterSpacing: '-0.01em',
                opacity: enter(0.1),
                transform: slide(0.1),
              }}
            >
              {name}
            </div>
            {role === undefined ? null : (
              <div
                style={{
                  marginTop: vmin * 0.9,
                  ...directionOf(role),
                  ...(roleFont === nameFont ? {} : {fontFamily: roleFont}),
                  fontSize: Math.max(vmin * (portrait ? 4.4 : 3.5), size * 0.55),
                  fontWeight: 450,
                  lineHeight: 1.25,
                  letterSpacing: '0.01em',
                  opacity: enter(0.22),
                  transform: slide(0.22),
                }}
              >
                {role}
              </div>
            )}
          </div>
        </div>
      </AbsoluteFill>
    </AbsoluteFill>
  );
}
