import {CurrentCue, type CaptionCue} from '@matchcut/react';
import {use, type CSSProperties, type ReactNode} from 'react';
import {AbsoluteFill, useCurrentFrame, useVideoConfig} from 'remotion';
import {legibleShadow} from '../legible.ts';
import {isRightToLeft} from '../text-direction.ts';
import {useBrandLook} from '../use-brand-look.ts';
import {useFormat} from '../use-format.ts';
import {breakCaption} from './break-caption.ts';
import {emsOf} from './caption-width.ts';
import {spokenParts, wordAt} from './spoken-words.ts';

/** How captions look. */
export type CaptionStyle = {
  /** Where they stand, always inside of the title-safe area. @default 'bottom' */
  readonly position?: 'top' | 'middle' | 'bottom';
  /** Height of the letters, in hundredths of the frame's shorter side; smaller where a long word needs it. @default 5.4 */
  readonly size?: number;
  /** Any CSS colour. @default the brand's, else 'white' */
  readonly color?: string;
  /** Behind each line: any CSS colour, or 'none' for a shadow under the letters. @default 'rgba(8, 8, 10, 0.66)' */
  readonly background?: string;
  /** Colour of the word that is spoken, where it is known when each is. @default '#ffd84a' */
  readonly highlight?: string;
  /** Their language, as in HTML: `ja`, `zh`, `ko` tell which form Chinese characters have. @default told by the text */
  readonly lang?: string;
};

export type CaptionTrackProps = CaptionStyle & {
  /** What it shows. Seconds count from the start of the overlay. @default the `<Caption>` that it draws */
  readonly cues?: readonly CaptionCue[];
};

/** What a line of subtitles has room for, in letters. */
const mostColumns = 42;
/** Of a letter's height: how wide a letter is that such a line counts with. */
const usualWidth = 0.56;

/**
 * Subtitles: at most two lines, broken as a subtitler breaks them, inside of the title-safe area of every format. They
 * stand still, so a cue costs one picture, or one for each spoken word.
 *
 * `<Caption>` and `<Captions>` draw with it; in an `<Overlay>` it shows cues of your own.
 *
 * @example
 * <Overlay>
 *   <CaptionTrack cues={[{from: 0, seconds: 2, text: 'The 8:15 is late.', words: []}]} />
 * </Overlay>
 */
export function CaptionTrack({cues, ...style}: CaptionTrackProps): ReactNode {
  const current = use(CurrentCue);
  if (cues !== undefined) return <CuesInTime cues={cues} look={style} />;
  if (current === null) return null;
  // What lasts as long as its overlay and says all at once does not ask for the frame: it is looked at once.
  if (current.words.length === 0) return <CaptionLines cue={current} spoken={null} look={style} />;
  return <CuesInTime cues={[current]} look={style} />;
}

function CuesInTime(props: {readonly cues: readonly CaptionCue[]; readonly look: CaptionStyle}): ReactNode {
  const frame = useCurrentFrame();
  const {fps} = useVideoConfig();
  const cue = props.cues.find(
    ({from, seconds}) => Math.round(from * fps) <= frame && frame < Math.round((from + seconds) * fps),
  );
  if (cue === undefined) return null;
  const spoken = wordAt(cue.words, frame - Math.round(cue.from * fps), fps);
  return <CaptionLines cue={cue} spoken={spoken} look={props.look} />;
}

const standing = {top: 'flex-start', middle: 'center', bottom: 'flex-end'} as const;

function CaptionLines(props: {
  readonly cue: CaptionCue;
  /** The number of the word that is spoken. */
  readonly spoken: number | null;
  readonly look: CaptionStyle;
}): ReactNode {
  const {cue, spoken, look} = props;
  const brand = useBrandLook();
  const {position = 'bottom', size = 5.4, color = brand.color, highlight = '#ffd84a', lang} = look;
  const {background = 'rgba(8, 8, 10, 0.66)'} = look;
  const {width, height, orientation, vmin, safeArea} = useFormat();
  const isBare = background === 'none';
  const wanted = size * vmin;
  // The box around a line is a part of it.
  const room = width - safeArea.left - safeArea.right;
  const inside = (letters: number): number => room - (isBare ? 0 : letters * 2 * boxPadding);
  const columns = Math.min(mostColumns, Math.floor(inside(wanted) / (wanted * usualWidth)));
  const lines = linesOf(cue, columns);
  const widest = Math.max(...lines.map(emsOf));
  const letters = Math.min(wanted, room / (widest + (isBare ? 0 : 2 * boxPadding)));
  const line: CSSProperties = {
    padding: isBare ? 0 : `0 ${boxPadding}em`,
    backgroundColor: isBare ? undefined : background,
    whiteSpace: 'pre',
    lineHeight: 1.34,
    textShadow: isBare ? legibleShadow(vmin) : undefined,
  };
  // Upright players have their buttons at the very bottom.
  const bottom = Math.max(safeArea.bottom, orientation === 'portrait' ? height * 0.12 : 0);
  return (
    <AbsoluteFill
      style={{
        padding: `${safeArea.top}px ${safeArea.right}px ${bottom}px ${safeArea.left}px`,
        justifyContent: standing[position],
        alignItems: 'center',
      }}
    >
      <div
        lang={lang}
        dir={isRightToLeft(cue.text) ? 'rtl' : 'ltr'}
        style={{
          display: 'flex',
          flexDirection: 'column',
          alignItems: 'center',
          color,
          fontFamily: brand.text(cue.text, lang),
          fontSize: letters,
          fontWeight: 600,
          textAlign: 'center',
        }}
      >
        {spokenParts(lines, cue.words).map((parts, index) => (
          // Lines and words have no identity but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} style={line}>
            {parts.map(({text, word}, at) => (
              // oxlint-disable-next-line react/no-array-index-key
              <span key={at} style={word !== null && word === spoken ? {color: highlight} : undefined}>
                {text}
              </span>
            ))}
          </div>
        ))}
      </div>
    </AbsoluteFill>
  );
}

const broken = new WeakMap<CaptionCue, Map<number, readonly string[]>>();

/** Lines are the same in all frames of a cue. */
function linesOf(cue: CaptionCue, columns: number): readonly string[] {
  const known = broken.get(cue) ?? new Map<number, readonly string[]>();
  broken.set(cue, known);
  const lines = known.get(columns) ?? breakCaption(cue.text, columns);
  known.set(columns, lines);
  return lines;
}

/** Beside a line, in ems. */
const boxPadding = 0.42;
