import {describe, expect, it} from 'vitest';
import {readLinkedView, writeLinkedView} from './linked-view.ts';
import type {LinkedView} from './view-state.ts';

const first: LinkedView = {
  film: null,
  format: '16:9',
  frame: 0,
  selection: null,
  panel: 'plan',
  props: null,
};

describe('a link', () => {
  it.each<LinkedView>([
    first,
    {
      film: 'commute',
      format: '9:16',
      frame: 512,
      selection: 'platform/continue-1',
      panel: 'ledger',
      props: {city: 'São Paulo & so on', count: 3},
    },
    {...first, film: 'commute', format: 'both', selection: 'platform→carriage'},
  ])('reopens what is seen: $film $format $frame', (view) => {
    expect(readLinkedView(writeLinkedView(view))).toEqual(view);
  });

  it('says nothing of what is as at first', () => {
    expect(writeLinkedView(first)).toBe('');
    expect(writeLinkedView({...first, film: 'commute'})).toBe('?film=commute');
  });

  it.each([
    '?t=-4',
    '?t=1.5',
    '?t=soon',
    '?format=4:3',
    '?panel=secrets',
    '?props={',
    '?props=[1]',
    '?props=7',
  ])('that is wrong opens what is seen at first: %s', (search) => {
    expect(readLinkedView(search)).toEqual(first);
  });
});
