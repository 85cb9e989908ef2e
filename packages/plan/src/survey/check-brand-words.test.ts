import {expect, test} from 'vitest';
import {
  brand,
  caption,
  character,
  edit,
  film,
  overlay,
  proceed,
  scene,
  sequence,
  style,
} from '../film.fixture.ts';
import {draft, survey} from '../plan-film.fixture.ts';
import {findBrandWords} from './find-brand-words.ts';

const told = (...children: Parameters<typeof film>[0]): readonly string[] =>
  survey(film(children))
    .diagnostics.filter(({code}) => code === 'brand-word')
    .map(({where, message}) => `${where}: ${message}`);

test('words that must not appear are found in prompts, styles, looks and edits, and named with their place', () => {
  const fox = character('Mara', {look: 'a fox in a cheap coat'});
  expect(
    told(
      brand(
        {never: ['cheap', 'world class']},
        style(
          'Cheap film stock',
          scene('a', 4, fox, ' sells cheap hats.', proceed(4, 'World-class, world\n class hats.', fox)),
          sequence([scene('b', 4, 'Cheaper hats.', edit('A CHEAP lamp.'))], 'act'),
        ),
      ),
    ),
  ).toEqual([
    'Film > Brand > Style: The prompt says "cheap", which must not appear in this film.',
    'Film > Brand > Style > Scene "a": The prompt says "cheap", which must not appear in this film.',
    'Film > Brand > Style > Scene "a": A look says "cheap", which must not appear in this film.',
    'Film > Brand > Style > Scene "a" > Continue 1: The prompt says "world class", which must not appear in this film.',
    'Film > Brand > Style > Sequence "act" > Scene "b" > Edit 1: The prompt says "cheap", which must not appear in this film.',
  ]);
});

test('they are found in captions', () => {
  expect(told(brand({never: ['cheap']}, scene('a', 4, 'A hat.', caption('It is cheap.'))))).toEqual([
    'Film > Brand > Scene "a" > Caption 1: A caption says "cheap", which must not appear in this film.',
  ]);
});

test('a brand says them for the whole film, not for what stands in it alone', () => {
  expect(
    told(brand({never: ['cheap']}, scene('a', 4, 'A hat.')), scene('b', 4, 'A cheap hat.')),
  ).toHaveLength(1);
  expect(
    survey(film([brand({never: ['cheap']}, brand({never: ['free', 'cheap']}, scene('a', 4)))])).never,
  ).toEqual(['cheap', 'free']);
});

test('a brand changes neither addresses nor prompts nor where things stand', () => {
  const inside = [scene('a', 4, 'A hat.', overlay(1)), overlay(0, 2), scene('b', 4)];
  const {timeline, scenes} = survey(film(inside));
  const branded = survey(film([brand({never: ['cheap'], colors: {primary: 'red'}}, ...inside)]));
  // Only paths say that it is there.
  const unbranded = <T extends {readonly where: string}>(items: readonly T[]): readonly T[] =>
    items.map((item) => ({...item, where: item.where.replace('Brand > ', '')}));
  expect(branded.timeline.scenes.map((each) => ({...each, shots: unbranded(each.shots)}))).toEqual(
    timeline.scenes,
  );
  expect(unbranded(branded.timeline.overlays)).toEqual(timeline.overlays);
  expect(branded.scenes.map(({read}) => read.shots.map(({text}) => text))).toEqual(
    scenes.map(({read}) => read.shots.map(({text}) => text)),
  );
});

test('a brand changes no key', () => {
  const inside = [scene('a', 4, 'A hat.', overlay(1)), scene('b', 30)];
  const keys = (tree: ReturnType<typeof film>): readonly unknown[] =>
    draft(tree).steps.map(({id, key}) => [id, key]);
  expect(keys(film([brand({colors: {primary: 'red'}, never: ['hat']}, ...inside)]))).toEqual(
    keys(film(inside)),
  );
});

test.each<[text: string, word: string, found: boolean]>([
  ['A cheap hat', 'cheap', true],
  ['CHEAP!', 'cheap', true],
  ['cheaper', 'cheap', false],
  ['dirtcheap', 'cheap', false],
  ['dirt-cheap', 'cheap', true],
  ['the best   price', 'best price', true],
  ['the bestprice', 'best price', false],
  ['Für Größe', 'größe', true],
  ['Größenwahn', 'größe', false],
  ['Cafe\u0301 noir', 'café', true],
  ['最安値です', '安値', true],
  ['C++ is fun', 'c++', true],
  ['naïvete', 'naïve', false],
  ['cheaper than cheap', 'cheap', true],
  ['nothing', '', false],
])('in "%s", "%s" is found: %s', (text, word, found) => {
  expect(findBrandWords(text, [word])).toEqual(found ? [word] : []);
});
