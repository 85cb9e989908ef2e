import type {Paint} from '../command-line/terminal.ts';
import type {Problem} from './problem.ts';
import {formatPlace} from './source-location.ts';

const colours = {error: 'red', warning: 'yellow', info: 'cyan'} as const;

/**
 * The one form in which every error and diagnostic is printed:
 *
 *     error[unknown-film] film.tsx:3:1
 *       There is no film "comute".
 *       hint: Did you mean commute?
 */
export function formatProblem(problem: Problem, paint: Paint): string {
  const head = paint(colours[problem.severity], `${problem.severity}[${problem.code}]`);
  return [
    [head, whereOf(problem)].filter((part) => part !== '').join(' '),
    indent(problem.message),
    ...(problem.frame === '' ? [] : ['', paint('dim', indent(problem.frame)), '']),
    ...(problem.hint === '' ? [] : [indent(`${paint('dim', 'hint:')} ${problem.hint}`)]),
  ].join('\n');
}

/** The same for programs. */
export function publicProblem({
  code,
  severity,
  message,
  hint,
  where,
  source,
}: Problem): Pick<Problem, 'code' | 'severity' | 'message' | 'hint' | 'where' | 'source'> {
  return {code, severity, message, hint, where, source};
}

/** The place in the code first, as terminals open it; some errors name it in `where`. */
function whereOf({where, source}: Problem): string {
  const place = source === null ? '' : formatPlace(source);
  return where.startsWith(place) ? where : `${place}, ${where}`;
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ');
}
