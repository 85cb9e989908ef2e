import {expect, test} from 'vitest';
import {codeFrame} from './code-frame.ts';

test('a frame shows two lines before, one after, and points at the column', () => {
  const source = [
    'import x;',
    '',
    'export default defineFilm({',
    "  id: 'commute',",
    '  render: () => null.a,',
    '});',
  ].join('\n');
  expect(`\n${codeFrame(source, {file: 'film.tsx', line: 5, column: 17})}\n`).toMatchInlineSnapshot(`
    "
      3 | export default defineFilm({
      4 |   id: 'commute',
    > 5 |   render: () => null.a,
        |                 ^
      6 | });
    "
  `);
});

test('the first line has none before it', () => {
  expect(codeFrame('a.b.c\nd', {file: 'film.tsx', line: 1, column: 3})).toBe(
    '> 1 | a.b.c\n    |   ^\n  2 | d',
  );
});
