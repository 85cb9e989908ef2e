import {expect, test} from 'vitest';
import {formatPlace, inProject, sourceLocation} from './source-location.ts';

const root = '/films/ad';

function thrown(stack: string, cause?: unknown): Error {
  const error = new Error('boom', {cause});
  error.stack = stack;
  return error;
}

test("the topmost frame that is the project's own is the place", () => {
  const error = thrown(
    [
      'Error: boom',
      '    at validate (file:///films/ad/node_modules/zod/index.js:5:1)',
      '    at Opening (/films/ad/src/opening.tsx:12:9)',
      '    at /films/ad/film.tsx:40:3',
    ].join('\n'),
  );
  const location = sourceLocation(error, root);
  expect(location).toEqual({file: '/films/ad/src/opening.tsx', line: 12, column: 9});
  expect(location && formatPlace(inProject(location, root))).toBe('src/opening.tsx:12:9');
});

test("a compiler's report goes before the stack, and its columns count from 0", () => {
  const error = Object.assign(thrown('Error: boom\n    at /films/ad/film.tsx:1:1'), {
    errors: [{loc: {file: '/films/ad/film.tsx', line: 2, column: 21}}],
  });
  expect(sourceLocation(error, root)).toEqual({file: '/films/ad/film.tsx', line: 2, column: 22});
});

test('a wrapped error is looked into', () => {
  const inner = thrown('Error: boom\n    at Scene (/films/ad/film.tsx:7:5)');
  expect(sourceLocation(thrown('Error: outer\n    at /elsewhere/x.js:1:1', inner), root)).toMatchObject({
    line: 7,
  });
});

test('an error from elsewhere has no place in the project', () => {
  expect(sourceLocation(thrown('Error: boom\n    at /elsewhere/x.js:1:1'), root)).toBeNull();
  expect(sourceLocation('not an error', root)).toBeNull();
});
