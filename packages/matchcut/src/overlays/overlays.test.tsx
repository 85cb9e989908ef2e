import {createOverlayLooks} from '@matchcut/compose';
import {digestBytes, formatIds, formatSize, type FormatId} from '@matchcut/plan';
import {BrandContext} from '@matchcut/react';
import type {ReactNode} from 'react';
import {describe, expect, it, test} from 'vitest';
import {markupText} from '../fonts/markup-text.ts';
import {
  Callout,
  Counter,
  EndCard,
  LogoBug,
  LowerThird,
  Progress,
  Title,
  useBrand,
  useFormat,
} from './index.ts';

const anyDigest = digestBytes(new Uint8Array());

const card = (
  <EndCard logo="logo.svg" action="Book a seat" url="lumen.example" leaves>
    The first train
  </EndCard>
);

/** What stands still between coming and going. */
const overlays: readonly (readonly [string, ReactNode])[] = [
  [
    'Title',
    <Title key="" subtitle="A film in four scenes" accent="gold">
      The Commute
    </Title>,
  ],
  ['LowerThird', <LowerThird key="" name="Mara Fox" role="Commuter" />],
  ['EndCard', card],
  ['LogoBug', <LogoBug key="" logo="logo.svg" />],
  [
    'Callout',
    <Callout key="" at={{x: 0.6, y: 0.5}} detail="since 1924">
      The signal box
    </Callout>,
  ],
  ['Counter', <Counter key="" to={1250} label="raised" seconds={0.7} />],
];

describe.each(overlays)('%s', (_, content) => {
  it('stands still between coming and going', () => {
    const looks = look(content, 90);
    // 0.7 s and the last part's delay to come, 0.4 s to go.
    expect(new Set(looks.slice(38, 78)).size).toBe(1);
    expect(new Set(looks).size).toBeLessThan(53);
    expect(new Set(looks.slice(0, 15)).size).toBeGreaterThan(12);
  });

  it('comes and goes even when it is short', () => {
    const looks = look(content, 12);
    expect(new Set([looks[0], looks[6], looks[11]]).size).toBe(3);
  });

  it('is drawn without anything that only a browser can know, in every format', () => {
    const perFormat = formatIds.map((format) => look(content, 30, format)[20]);
    expect(new Set(perFormat).size).toBe(formatIds.length);
  });

  it('wears the brand around it', () => {
    const branded = (
      <BrandContext value={{colors: {text: 'gold', background: 'navy', accent: 'teal', primary: 'red'}}}>
        {content}
      </BrandContext>
    );
    expect(look(branded, 30)[20]).not.toBe(look(content, 30)[20]);
  });
});

describe('Progress', () => {
  it.each(['bar', 'ring'] as const)(
    'as a %s moves in every frame, or in steps that are drawn once',
    (type) => {
      expect(new Set(look(<Progress type={type} />, 90)).size).toBe(90);
      const stepped = look(<Progress type={type} steps={3} />, 300);
      expect(new Set(stepped.slice(30, 270)).size).toBe(3);
    },
  );

  it('ends whole', () => {
    expect(markup(<Progress />, 60).at(-1)).toContain('width:100%');
    expect(markup(<Progress />, 60)[29]).toContain('width:50%');
  });
});

describe('Counter', () => {
  const texts = (content: ReactNode): readonly string[] => markup(content, 90).map(markupText);

  it('begins with one number, ends with the other and stays', () => {
    const seen = texts(<Counter from={10} to={250} seconds={1} />);
    expect([seen[0], seen[30], seen[89]]).toEqual(['10', '250', '250']);
    const numbers = seen.map(Number);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  });

  it('counts down, and never writes a negative zero', () => {
    const seen = texts(<Counter from={3} to={-0.2} seconds={1} />);
    expect([seen[0], seen[89]]).toEqual(['3', '0']);
  });

  it.each([
    [<Counter key="" to={1250000} format={{style: 'currency', currency: 'EUR'}} />, '€1,250,000'],
    [<Counter key="" to={1250000} locale="de" />, '1.250.000'],
    [<Counter key="" to={0.42} format={{style: 'percent'}} />, '42%'],
    [<Counter key="" to={4.25} format={{minimumFractionDigits: 2}} />, '4.25'],
    [<Counter key="" to={90} format={(value) => `${Math.round(value)} km/h`} />, '90 km/h'],
  ])('writes numbers as it is told (%#)', (content, written) => {
    expect(texts(content).at(-1)).toBe(written);
  });
});

describe('the brand', () => {
  const brand = {
    colors: {text: 'gold', accent: 'teal'},
    logo: 'brand.svg',
    lowerThird: {align: 'right', accent: 'navy'},
    endCard: {headline: 'Come along', action: 'Book'},
  } as const;
  const branded = (content: ReactNode): string =>
    markup(<BrandContext value={brand}>{content}</BrandContext>, 30)[20] ?? '';

  test('is what overlays are where their own props say nothing, and props win', () => {
    expect(branded(<Title>Hello</Title>)).toContain('color:gold');
    expect(branded(<Title color="white">Hello</Title>)).not.toContain('gold');
    expect(branded(<Title>Hello</Title>)).toContain('teal');
    expect(branded(<Title accent={null}>Hello</Title>)).not.toContain('teal');
    expect(branded(<LowerThird name="Mara" />)).toContain('background-color:navy');
    expect(branded(<LowerThird name="Mara" accent="red" />)).not.toContain('navy');
    expect(markupText(branded(<EndCard />))).toBe('Come along Book');
    expect(markupText(branded(<EndCard action="Call">Now</EndCard>))).toBe('Now Call');
  });

  test('brings a logo, and a bug without any says so', () => {
    expect(sources(<BrandContext value={brand}>{<LogoBug />}</BrandContext>)).toContain('/brand.svg');
    expect(() => look(<LogoBug />, 3)).toThrow('can not be looked at');
  });

  test('brings font files, which are part of what an overlay looks like', () => {
    const fonts = {heading: {family: 'Mine', src: 'fonts/mine.woff2'}, text: 'Theirs'};
    const [html = ''] = markup(
      <BrandContext value={{fonts}}>{<LowerThird name="M" role="R" />}</BrandContext>,
      3,
    );
    expect(html).toContain('src:url("/fonts/mine.woff2")');
    expect(html).toMatch(/'Mine'|&#x27;Mine&#x27;/);
    expect(html).toMatch(/'Theirs'|&#x27;Theirs&#x27;/);
  });

  test('says how far words keep from the edges, by format', () => {
    const value = {safeAreas: {'9:16': {bottom: 0.3, right: 0.2}}};
    const inside = (format: FormatId): string =>
      markupText(markup(<BrandContext value={value}>{<Told />}</BrandContext>, 1, format)[0] ?? '');
    expect(inside('9:16')).toBe('9:16 portrait 128 144 384 72');
    expect(inside('16:9')).toBe('16:9 landscape 72 128 72 128');
    expect(inside('1:1')).toBe('1:1 square 72 72 72 72');
    expect(inside('4:5')).toBe('4:5 portrait 90 72 90 72');
  });

  test('is there for overlays of the film', () => {
    const Own = (): ReactNode => useBrand().colors?.accent;
    expect(markupText(branded(<Own />))).toBe('teal');
  });
});

test('a call-out is left out in formats that it gives no place for', () => {
  const content = <Callout at={{'16:9': {x: 0.5, y: 0.5}}}>The box</Callout>;
  expect(markupText(markup(content, 30)[20] ?? '')).toBe('The box');
  expect(markupText(markup(content, 30, '9:16')[20] ?? '')).toBe('');
});

describe('what is written from right to left', () => {
  const arabic = 'قمر في جيبك';
  const texts: readonly (readonly [name: string, texts: number, content: (words: string) => ReactNode])[] = [
    ['Title', 2, (words) => <Title subtitle={words}>{words}</Title>],
    ['LowerThird', 2, (words) => <LowerThird name={words} role={words} />],
    [
      'EndCard',
      3,
      (words) => (
        <EndCard subtitle={words} action={words}>
          {words}
        </EndCard>
      ),
    ],
    [
      'Callout',
      2,
      (words) => (
        <Callout at={{x: 0.5, y: 0.5}} detail={words}>
          {words}
        </Callout>
      ),
    ],
    ['Counter', 2, (words) => <Counter to={40} label={words} format={(value) => `${value} ${words}`} />],
  ];

  test.each(texts)('%s lays it out so, and nothing else', (_, count, content) => {
    const turned = (words: string): number =>
      (markup(content(words), 60)[40] ?? '').split('direction:rtl').length - 1;
    expect(turned(arabic)).toBe(count);
    expect(turned(`"${arabic}" 40`)).toBe(count);
    expect(turned(`A moon, ${arabic}`)).toBe(0);
  });
});

function Told(): ReactNode {
  const {id, orientation, safeArea} = useFormat();
  const {top, right, bottom, left} = safeArea;
  return [id, orientation, ...[top, right, bottom, left].map(Math.round)].join(' ');
}

type Seen = {
  readonly looks: readonly string[];
  readonly markup: readonly string[];
  readonly sources: readonly string[];
};

function look(content: ReactNode, frames: number, format: FormatId = '16:9'): readonly string[] {
  return see(content, frames, format).looks;
}

function markup(content: ReactNode, frames: number, format: FormatId = '16:9'): readonly string[] {
  return see(content, frames, format).markup;
}

function sources(content: ReactNode): readonly string[] {
  return see(content, 1, '16:9').sources;
}

function see(content: ReactNode, frames: number, format: FormatId): Seen {
  const seen: {markup: readonly string[]; sources: string[]} = {markup: [], sources: []};
  const looks = createOverlayLooks({
    sourceDigest: (url) => {
      seen.sources.push(url);
      return anyDigest;
    },
    stylesDigest: null,
    watchCode: () => () => ({kind: 'told'}),
    everythingDigest: () => {
      throw new Error('The overlay can not be looked at in Node.js.');
    },
    tellMarkup: (_, told) => {
      seen.markup = told;
    },
  });
  const node = {kind: 'overlay', key: null, props: {content}, children: []} as const;
  return {
    ...seen,
    looks: looks(node, 'film/overlay', {
      size: formatSize(format, '720p'),
      frameRate: {numerator: 30, denominator: 1},
      frames,
    }),
    markup: seen.markup,
  };
}
