import type {CSSProperties, ReactNode} from 'react';
import {AbsoluteFill} from 'remotion';
import {BrandFonts} from './brand-fonts.tsx';
import {fitText} from './fit-text.ts';
import {legibleShadow} from './legible.ts';
import {RisingWords} from './rising-words.tsx';
import {Scrim} from './scrim.tsx';
import {shade} from './shade.ts';
import {directionOf} from './text-direction.ts';
import {nodeText} from './text-width.ts';
import {useBrandLook} from './use-brand-look.ts';
import {paddingOf, useFormat} from './use-format.ts';
import {usePresence} from './use-presence.ts';

export type TitleProps = {
  /** The title. Long ones are set smaller and break into balanced lines. */
  readonly children: ReactNode;
  /** A quieter line below. */
  readonly subtitle?: string;
  /** @default 'centre' */
  readonly align?: 'centre' | 'left';
  /** Where it stands: the middle of the frame, or above or below whoever stands there. @default 'middle' */
  readonly position?: 'upper' | 'middle' | 'lower';
  /** Any CSS colour. @default the brand's, else 'white' */
  readonly color?: string;
  /** Colour of a short rule above the title; `null` for none. @default the brand's, else none */
  readonly accent?: string | null;
};

const standing = {upper: 'flex-start', middle: 'center', lower: 'flex-end'} as const;

/**
 * A title card over the picture: words rise into place, stand still and fade. Sized for the format, inside the
 * title-safe area, legible over bright and dark pictures.
 *
 * @example
 * ```tsx
 * <Overlay from={1} seconds={3}><Title subtitle="A film in four scenes">The Commute</Title></Overlay>
 * ```
 */
export function Title(props: TitleProps): ReactNode {
  const look = useBrandLook();
  const {children, subtitle, align = 'centre', position = 'middle', color = look.color} = props;
  const {accent = look.accent} = props;
  const {width, orientation, vmin, safeArea} = useFormat();
  const portrait = orientation === 'portrait';
  const {enter, exit} = usePresence();
  const text = nodeText(children);
  const room = width - safeArea.left - safeArea.right;
  const size = fitText(text, {
    width: room,
    lines: portrait ? 6 : 3,
    largest: vmin * (portrait ? 17 : 14),
    preferred: vmin * (portrait ? 12 : 10),
    smallest: vmin * 6,
  });
  const centred = align === 'centre';
  const words: CSSProperties = {
    color,
    fontFamily: look.heading(text),
    textAlign: centred ? 'center' : 'left',
    textWrap: 'balance',
    overflowWrap: 'anywhere',
  };
  return (
    <AbsoluteFill style={{opacity: 1 - exit}}>
      <BrandFonts />
      <AbsoluteFill
        style={{
          padding: paddingOf(safeArea),
          justifyContent: standing[position],
          alignItems: centred ? 'center' : 'flex-start',
        }}
      >
        <div
          style={{
            position: 'relative',
            // A stacking context, so that the scrim stays behind the words and over nothing else.
            isolation: 'isolate',
            display: 'flex',
            flexDirection: 'column',
            alignItems: centred ? 'center' : 'flex-start',
            maxWidth: room,
          }}
        >
          <Scrim opacity={enter()} />
          {accent === null ? null : (
            <div
              style={{
                width: vmin * 9,
                height: vmin * 0.7,
                marginBottom: vmin * 3.2,
                backgroundColor: accent,
                transform: `scaleX(${enter()})`,
                transformOrigin: centred ? 'center' : 'left',
              }}
            />
          )}
          <div
            style={{
              ...words,
              ...directionOf(text),
              // Optical alignment: large capitals have space of their own at the left.
              marginLeft: centred ? 0 : -size * 0.045,
              fontSize: size,
              fontWeight: 800,
              fontStretch: '112%',
              lineHeight: 1.02,
              letterSpacing: '-0.015em',
              // Not a text shadow: the words are clipped while they rise, and it would be too.
              filter: `drop-shadow(0 ${vmin * 0.2}px ${vmin}px ${shade(look.background, 0.5)})`,
            }}
          >
            <RisingWords enter={enter}>{children}</RisingWords>
          </div>
          {subtitle === undefined ? null : (
            <div
              style={{
                ...words,
                ...directionOf(subtitle),
                fontFamily: look.text(subtitle),
                marginTop: vmin * 2.6,
                fontSize: Math.max(vmin * (portrait ? 4.8 : 3.8), Math.min(vmin * 5, size * 0.36)),
                fontWeight: 520,
                fontStretch: '104%',
                lineHeight: 1.3,
                letterSpacing: '0.015em',
                opacity: enter(0.25),
                transform: `translateY(${(1 - enter(0.25)) * vmin * 1.5}px)`,
                textShadow: legibleShadow(vmin, look.background),
              }}
            >
              {subtitle}
            </div>
          )}
        </div>
      </AbsoluteFill>
    </AbsoluteFill>
  );
}
