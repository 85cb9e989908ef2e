import type {ReactNode} from 'react';
import {expect, test} from 'vitest';
import {createAlikeContents} from './alike-contents.ts';
import {contentParts} from './content-parts.ts';
import type {OverlayShape} from './overlay-markup.ts';

const shape: OverlayShape = {
  size: {width: 320, height: 180},
  frameRate: {numerator: 30, denominator: 1},
  frames: 6,
};

type Props = {readonly text?: string; readonly data?: unknown; readonly children?: ReactNode};

const One = named('Title');
const Other = named('Title');

function named(name: string): (props: Props) => ReactNode {
  const component = ({text}: Props): ReactNode => text;
  return Object.defineProperty(component, 'name', {value: name});
}

test('content is found again where it is equal, whoever made it', () => {
  expect(
    isFound(
      <One text="a">{<One data={[1, {b: null}]} />}</One>,
      <One text="a">{<One data={[1, {b: null}]} />}</One>,
    ),
  ).toBe(true);
  expect(isFound('words', 'words')).toBe(true);
});

test.for<[string, ReactNode, ReactNode]>([
  ['other text', <One key="" text="a" />, <One key="" text="b" />],
  ['another component of the same name', <One key="" />, <Other key="" />],
  [
    'components of one name in another order',
    [<One key="1" />, <Other key="2" />, <One key="3" />],
    [<One key="1" />, <Other key="2" />, <Other key="3" />],
  ],
  ['another tag', <p key="" />, <b key="" />],
  ['a number for its text', <One key="" data={1} />, <One key="" data="1" />],
  ['a function, though it is the same', <One key="" data={named} />, <One key="" data={named} />],
  [
    'a listener',
    <p key="" onClick={undefined} ref={() => {}} />,
    <p key="" onClick={undefined} ref={() => {}} />,
  ],
])('it is not found by %s', ([, kept, looked]) => {
  expect(isFound(kept, looked)).toBe(false);
});

test('nor in another size, at another rate or of another length', () => {
  for (const change of [
    {size: {width: 180, height: 320}},
    {frameRate: {numerator: 25, denominator: 1}},
    {frames: 7},
  ])
    expect(isFound(<One />, <One />, {...shape, ...change})).toBe(false);
});

test('what was not looked for the longest is forgotten', () => {
  const alike = createAlikeContents<string>(2);
  const partsOf = (text: string): ReturnType<typeof contentParts> => contentParts(<One text={text} />);
  const find = (text: string): string | null => alike.find(partsOf(text), shape);
  for (const text of ['a', 'b']) alike.keep(partsOf(text), shape, text);
  expect(find('a')).toBe('a');
  alike.keep(partsOf('c'), shape, 'c');
  expect([find('a'), find('b'), find('c')]).toEqual(['a', null, 'c']);
});

function isFound(kept: ReactNode, looked: ReactNode, other: OverlayShape = shape): boolean {
  const alike = createAlikeContents<true>();
  alike.keep(contentParts(kept), shape, true);
  return alike.find(contentParts(looked), other) === true;
}
