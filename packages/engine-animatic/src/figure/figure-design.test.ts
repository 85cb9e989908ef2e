import {describe, expect, test} from 'vitest';
import {designFigure} from './figure-design.ts';

test('the same name and look are the same figure, always', () => {
  expect(designFigure('Mara', 'a grey fox in a red raincoat')).toEqual(
    designFigure('Mara', 'a grey fox in a red raincoat'),
  );
});

test('two names without a look are two figures', () => {
  expect(designFigure('Jonas', null)).not.toEqual(designFigure('Ines', null));
});

describe('a look is read', () => {
  test.each([
    [
      'a grey fox in a red raincoat',
      {species: 'fox', garment: 'raincoat', coat: '#8d949b', garmentColour: '#c8402f'},
    ],
    ['an old robot with a blue scarf', {species: 'robot'}],
    [
      'a woman with curly red hair, a green coat and glasses',
      {species: 'woman', garment: 'coat', garmentColour: '#5b8f5a'},
    ],
    ['a tall man in a dark suit and a black hat', {species: 'man', garment: 'suit'}],
    ['a boy in a yellow rain coat', {species: 'boy', garment: 'raincoat', garmentColour: '#edc14b'}],
    ['a cat', {species: 'cat'}],
    ['dressed in green', {garmentColour: '#5b8f5a'}],
  ])('%s', (look, expected) => {
    expect(designFigure('Somebody', look)).toMatchObject(expected);
  });

  test('accessories keep their own colours', () => {
    expect(designFigure('Otto', 'a robot with a blue scarf and a yellow hat').accessories).toEqual([
      {name: 'scarf', colour: '#3f72ad'},
      {name: 'hat', colour: '#edc14b'},
    ]);
  });

  test('hair has the colour that stands before it', () => {
    expect(designFigure('Ines', 'a woman with curly red hair').hair).toEqual({
      style: 'curly',
      colour: '#c8402f',
    });
  });
});

test('a reference dresses a figure whose look names no colour, and only then', () => {
  expect(designFigure('Ada', 'a woman in a coat', ['#1f8f5f']).garmentColour).toBe('#1f8f5f');
  expect(designFigure('Ada', 'a woman in a red coat', ['#1f8f5f']).garmentColour).toBe('#c8402f');
});

test('cloth that matches the fur is set apart from it', () => {
  const {coat, garmentColour} = designFigure('Grey', 'a grey wolf in a grey coat');
  expect(garmentColour).not.toBe(coat);
});
