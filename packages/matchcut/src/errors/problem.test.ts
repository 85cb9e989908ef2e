import {EngineError} from '@matchcut/engine';
import {expect, test} from 'vitest';
import {formatProblem} from './format-problem.ts';
import {problemsOf} from './problem.ts';
import {ProjectError} from './project-error.ts';

const plain = (_: string, text: string): string => text;

test('an error that nobody threw on purpose is our fault, and its stack is kept back', () => {
  const [problem] = problemsOf(new TypeError('x is not a function'), '/films');
  expect(problem).toMatchObject({code: 'bug', exitCode: 1, message: 'x is not a function', where: ''});
  expect(problem && formatProblem(problem, plain)).not.toContain('    at ');
  expect(problem?.stack).toContain('    at ');
});

test('something thrown that is no error is told too', () => {
  expect(problemsOf('no', '/films')).toMatchObject([{code: 'bug', message: 'no'}]);
});

test('Ctrl-C is no error of anybody', () => {
  expect(problemsOf(AbortSignal.abort().reason, '/films')).toMatchObject([
    {code: 'interrupted', exitCode: 130},
  ]);
});

test('a refused prompt has an exit code of its own', () => {
  expect(problemsOf(new EngineError('engine-refused-prompt', 'Refused.'), '/films')).toMatchObject([
    {exitCode: 5},
  ]);
});

test('what a plan says comes before what was made of it', () => {
  const diagnostic = {
    code: 'bad-seconds',
    severity: 'error',
    message: 'seconds is 0.',
    hint: 'Give more.',
    where: 'Film > Scene "a"',
  } as const;
  const error = new ProjectError('film-has-errors', 'It has errors.', 'Fix them.', {
    diagnostics: [diagnostic],
  });
  const printed = problemsOf(error, '/films').map((problem) => formatProblem(problem, plain));
  expect(printed.join('\n')).toBe(
    [
      'error[bad-seconds] Film > Scene "a"',
      '  seconds is 0.',
      '  hint: Give more.',
      'error[film-has-errors]',
      '  It has errors.',
      '  hint: Fix them.',
    ].join('\n'),
  );
});
