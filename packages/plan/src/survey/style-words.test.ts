import {expect, test} from 'vitest';
import {film, scene} from '../film.fixture.ts';
import type {NodeOf} from '../film-tree.ts';
import {draft, stepsOf} from '../plan-film.fixture.ts';

function style(props: NodeOf<'style'>['props'], ...children: NodeOf<'style'>['children']): NodeOf<'style'> {
  return {kind: 'style', key: null, props, children};
}

test('an inner style adds to the outer ones, each kind of words on a line of its own', () => {
  const inner = style({prompt: 'fog', palette: ['teal'], negative: 'text'}, scene('a', 8, 'Rain.'));
  const outer = style(
    {prompt: '35 mm  film', palette: ['#102030', 'amber'], negative: 'crowds'},
    inner,
    scene('b', 8, 'Sun.'),
  );
  expect(stepsOf(draft(film([outer])), 'clip').map(({request}) => request.prompt)).toEqual([
    'Rain.\nStyle: 35 mm film; fog\nPalette: #102030, amber, teal\nWithout: crowds; text',
    'Sun.\nStyle: 35 mm film\nPalette: #102030, amber\nWithout: crowds',
  ]);
});

test('a style that says nothing adds nothing', () => {
  const plain = stepsOf(draft(film([scene('a', 8, 'Rain.')])), 'clip');
  const empty = stepsOf(
    draft(film([style({prompt: ' ', palette: [], negative: ''}, scene('a', 8, 'Rain.'))])),
    'clip',
  );
  expect(empty.map(({key}) => key)).toEqual(plain.map(({key}) => key));
});
