import {useBrand} from '@matchcut/react';
import type {CSSProperties, ReactNode} from 'react';
import {AbsoluteFill, Img} from 'remotion';
import {BrandFonts} from './brand-fonts.tsx';
import {fitText} from './fit-text.ts';
import {RisingWords} from './rising-words.tsx';
import {directionOf} from './text-direction.ts';
import {nodeText} from './text-width.ts';
import {useBrandLook} from './use-brand-look.ts';
import {paddingOf, useFormat} from './use-format.ts';
import {useLogo} from './use-logo.ts';
import {usePresence} from './use-presence.ts';

export type EndCardProps = {
  /** The headline. @default the brand's, else none */
  readonly children?: ReactNode;
  /** A quieter line below. @default the brand's, else none */
  readonly subtitle?: string;
  /** What to do now, on a button. @default the brand's, else none */
  readonly action?: string;
  /** Where, below everything. @default the brand's, else none */
  readonly url?: string;
  /** A picture in `public/`; `null` for none. @default the brand's, else none */
  readonly logo?: string | null;
  /** Of the words: any CSS colour. @default the brand's, else 'white' */
  readonly color?: string;
  /** Of the whole frame: any CSS background. @default the brand's, else black through which the picture is seen */
  readonly background?: string;
  /** Whether it fades in the end. A film that ends with it should not show what is behind. @default false */
  readonly leaves?: boolean;
};

/**
 * The card that a film ends with: logo, headline, what to do now and where. Everything comes one after another, and
 * stands.
 *
 * @example
 * ```tsx
 * <Overlay from={6}><EndCard logo="logo.svg" action="Book a seat" url="lumen.example">The first train is yours</EndCard></Overlay>
 * ```
 */
export function EndCard(props: EndCardProps): ReactNode {
  const {endCard = {}} = useBrand();
  const look = useBrandLook();
  const {children = endCard.headline, subtitle = endCard.subtitle, action = endCard.action} = props;
  const {url = endCard.url, color = endCard.color ?? look.color, leaves = false} = props;
  const background = props.background ?? endCard.background ?? look.background ?? 'rgba(8, 10, 14, 0.78)';
  const {width, height, orientation, vmin, safeArea} = useFormat();
  const {enter, exit} = usePresence();
  const logo = useLogo(props.logo);
  const portrait = orientation === 'portrait';
  const room = width - safeArea.left - safeArea.right;
  const headline = fitText(nodeText(children), {
    width: room * (portrait ? 1 : 0.86),
    lines: portrait ? 4 : 2,
    largest: vmin * (portrait ? 12 : 10.5),
    preferred: vmin * (portrait ? 9 : 8),
    smallest: vmin * 5,
  });
  const line: CSSProperties = {textWrap: 'balance', overflowWrap: 'anywhere'};
  const rise = (delaySeconds: number): CSSProperties => ({
    opacity: enter(delaySeconds),
    transform: `translateY(${(1 - enter(delaySeconds)) * vmin * 2}px)`,
  });
  return (
    <AbsoluteFill style={{opacity: leaves ? 1 - exit : 1}}>
      <BrandFonts />
      <AbsoluteFill style={{background, opacity: Math.min(1, enter() * 1.25)}} />
      <AbsoluteFill
        style={{
          padding: paddingOf(safeArea),
          justifyContent: 'center',
          alignItems: 'center',
          gap: vmin * (portrait ? 4.2 : 3.2),
          color,
          textAlign: 'center',
        }}
      >
        {logo === null ? null : (
          <Img
            src={logo}
            style={{
              height: Math.min(vmin * (portrait ? 20 : 16), height * 0.24),
              maxWidth: room * 0.7,
              objectFit: 'contain',
              marginBottom: vmin,
              ...rise(0.05),
            }}
          />
        )}
        {children === undefined ? null : (
          <div
            style={{
              ...line,
              ...directionOf(nodeText(children)),
              maxWidth: room * (portrait ? 1 : 0.86),
              fontFamily: look.heading(nodeText(children)),
              fontSize: headline,
              fontWeight: 800,
              fontStretch: '110%',
              lineHeight: 1.05,
              letterSpacing: '-0.015em',
            }}
          >
            <RisingWords enter={(delaySeconds = 0) => enter(delaySeconds + 0.15)}>{children}</RisingWords>
          </div>
        )}
        {subtitle === undefined ? null : (
          <div
            style={{
              ...line,
              ...directionOf(subtitle),
              fontFamily: look.text(subtitle),
              fontSize: vmin * (portrait ? 5 : 4),
              fontWeight: 480,
              lineHeight: 1.3,
              ...rise(0.35),
            }}
          >
            {subtitle}
          </div>
        )}
        {action === undefined ? null : (
          <div
            style={{
              ...line,
              ...directionOf(action),
              fontFamily: look.text(action),
              marginTop: vmin * 1.4,
              padding: `${vmin * 2.2}px ${vmin * 4.6}px`,
              borderRadius: vmin * 6,
              backgroundColor: look.primary,
              // Black on a bright colour, white on a dark one.
              color: `oklch(from ${look.primary} calc((0.68 - l) * 1000) 0 0)`,
              fontSize: vmin * (portrait ? 5.2 : 4.2),
              fontWeight: 700,
              lineHeight: 1.15,
              ...rise(0.45),
            }}
          >
            {action}
          </div>
        )}
        {url === undefined ? null : (
          <div
            style={{
              ...line,
              fontFamily: look.text(url),
              fontSize: vmin * (portrait ? 4.6 : 3.6),
              fontWeight: 560,
              letterSpacing: '0.02em',
              ...rise(0.55),
            }}
          >
            {url}
          </div>
        )}
      </AbsoluteFill>
    </AbsoluteFill>
  );
}
