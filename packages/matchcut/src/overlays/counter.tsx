import type {ReactNode} from 'react';
import {AbsoluteFill, Easing, interpolate, useCurrentFrame, useVideoConfig} from 'remotion';
import {BrandFonts} from './brand-fonts.tsx';
import {fitText} from './fit-text.ts';
import {legibleShadow} from './legible.ts';
import {Scrim} from './scrim.tsx';
import {directionOf} from './text-direction.ts';
import {useBrandLook} from './use-brand-look.ts';
import {paddingOf, useFormat} from './use-format.ts';
import {usePresence} from './use-presence.ts';

export type CounterProps = {
  /** @default 0 */
  readonly from?: number;
  readonly to: number;
  /** How long it counts; then it stands. @default 60 % of the overlay, 2 s at most */
  readonly seconds?: number;
  /** How a number is written: as `Intl.NumberFormat` does with these options, or your own way. @default whole numbers */
  readonly format?: Intl.NumberFormatOptions | ((value: number) => string);
  /** How the language writes numbers. @default 'en' */
  readonly locale?: string;
  /** What is counted, below. */
  readonly label?: string;
  /** @default 'middle' */
  readonly position?: 'upper' | 'middle' | 'lower';
  /** Of the words: any CSS colour. @default the brand's, else 'white' */
  readonly color?: string;
};

const standing = {upper: 'flex-start', middle: 'center', lower: 'flex-end'} as const;

/**
 * A number that counts up or down to where it stays, fast at first. Its digits keep their places.
 *
 * @example
 * ```tsx
 * <Overlay from={1} seconds={4}>
 *   <Counter to={1250000} format={{style: 'currency', currency: 'EUR'}} label="raised so far" />
 * </Overlay>
 * ```
 */
export function Counter(props: CounterProps): ReactNode {
  const look = useBrandLook();
  const {from = 0, to, label, position = 'middle', color = look.color} = props;
  const {width, orientation, vmin, safeArea} = useFormat();
  const {enter, exit} = usePresence();
  const frame = useCurrentFrame();
  const {durationInFrames, fps} = useVideoConfig();
  const {seconds = Math.min(2, (durationInFrames / fps) * 0.6)} = props;
  const portrait = orientation === 'portrait';
  const room = width - safeArea.left - safeArea.right;
  const passed = seconds <= 0 ? 1 : Math.min(1, frame / fps / seconds);
  const write = writerOf(props);
  const text = write(interpolate(passed, [0, 1], [from, to], {easing: Easing.bezier(0.2, 0.7, 0.2, 1)}));
  const widest = [write(from), write(to)].reduce((a, b) => (a.length > b.length ? a : b));
  const size = fitText(widest, {
    width: room,
    lines: 1,
    largest: vmin * (portrait ? 24 : 22),
    preferred: vmin * 12,
    smallest: vmin * 7,
  });
  return (
    <AbsoluteFill style={{opacity: 1 - exit}}>
      <BrandFonts />
      <AbsoluteFill
        style={{padding: paddingOf(safeArea), justifyContent: standing[position], alignItems: 'center'}}
      >
        <div
          style={{
            position: 'relative',
            isolation: 'isolate',
            maxWidth: room,
            color,
            textAlign: 'center',
            textShadow: legibleShadow(vmin, look.background),
            opacity: enter(),
            transform: `translateY(${(1 - enter()) * vmin * 3}px)`,
          }}
        >
          <Scrim opacity={1} />
          <div
            style={{
              ...directionOf(text),
              fontFamily: look.heading(text),
              fontSize: size,
              fontWeight: 800,
              fontStretch: '108%',
              fontVariantNumeric: 'lining-nums tabular-nums',
              lineHeight: 1,
              letterSpacing: '-0.02em',
              whiteSpace: 'nowrap',
            }}
          >
            {text}
          </div>
          {label === undefined ? null : (
            <div
              style={{
                marginTop: vmin * 2,
                ...directionOf(label),
                fontFamily: look.text(label),
                fontSize: vmin * (portrait ? 5.2 : 4.4),
                fontWeight: 520,
                lineHeight: 1.25,
                textWrap: 'balance',
                opacity: enter(0.25),
              }}
            >
              {label}
            </div>
          )}
        </div>
      </AbsoluteFill>
    </AbsoluteFill>
  );
}

/** Whole numbers unless the format says otherwise, so that equal frames come often. */
function writerOf({format = {}, locale = 'en'}: CounterProps): (value: number) => string {
  if (typeof format === 'function') return format;
  const fraction =
    format.style === 'percent' ? {} : {maximumFractionDigits: format.minimumFractionDigits ?? 0};
  const numbers = new Intl.NumberFormat(locale, {...fraction, signDisplay: 'negative', ...format});
  return (value) => numbers.format(value);
}
