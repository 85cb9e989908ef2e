import {readFileSync} from 'node:fs';
import {stripVTControlCharacters} from 'node:util';
import type {Diagnostic, Severity, SourcePlace} from '@matchcut/plan';
import {FilmError} from '@matchcut/react';
import {codeFrame} from './code-frame.ts';
import {exitCodes, ProjectError} from './project-error.ts';
import {isOwnError, type OwnError} from './own-error.ts';
import {formatPlace, inProject, sourceLocation, type SourceLocation} from './source-location.ts';

/** Anything that went wrong, in the one form in which it is told. What is not known is an empty string. */
export type Problem = {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
  readonly where: string;
  /** The place in the project's code. */
  readonly source: SourcePlace | null;
  /** The source around the place. */
  readonly frame: string;
  readonly exitCode: number;
  /** Told with `--log verbose` only. */
  readonly stack: string;
};

/** Turns whatever was thrown into problems; what it was thrown for comes last. */
export function problemsOf(error: unknown, root: string): readonly Problem[] {
  if (isAbort(error)) return [interruption];
  if (!isOwnError(error)) return [bug(error)];
  const diagnostics = ProjectError.is(error) ? error.diagnostics : [];
  return [...diagnostics.map(diagnosticProblem), ownProblem(error, root)];
}

/** Ctrl-C, wherever it was noticed. */
export const interruption: Problem = {
  code: 'interrupted',
  severity: 'error',
  message: 'Stopped. Everything finished so far is kept.',
  hint: 'Run again to go on.',
  where: '',
  source: null,
  frame: '',
  exitCode: exitCodes.interrupted,
  stack: '',
};

/** A plan's diagnostic in the same form. */
export function diagnosticProblem(diagnostic: Diagnostic): Problem {
  return {...diagnostic, source: diagnostic.source ?? null, frame: '', exitCode: exitCodes.error, stack: ''};
}

/** An error that came as data, out of a run. */
export function failureProblem(
  {code, message, hint}: {readonly code: string; readonly message: string; readonly hint: string},
  where: string,
): Problem {
  return {
    code,
    severity: 'error',
    message,
    hint,
    where,
    source: null,
    frame: '',
    exitCode: exitCodeOfCode(code),
    stack: '',
  };
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

function ownProblem(error: OwnError, root: string): Problem {
  const arose = isAboutSource(error) ? sourceLocation(error, root) : null;
  const location = arose ?? (FilmError.is(error) ? error.source : null);
  const place = arose === null ? null : formatPlace(inProject(arose, root));
  const where = 'where' in error ? error.where : '';
  return {
    code: error.code,
    severity: 'error',
    message: error.message,
    hint: error.hint,
    // A path alone says less than the same path with its line.
    where: [place, place?.startsWith(`${where}:`) === true ? '' : where].filter(Boolean).join(', '),
    source: location === null ? null : inProject(location, root),
    frame: location === null ? '' : frameAt(location),
    exitCode: exitCodeOfCode(error.code),
    stack: error.stack ?? '',
  };
}

/** What is none of our own errors is our fault, and says so. */
function bug(error: unknown): Problem {
  return {
    code: 'bug',
    severity: 'error',
    message: error instanceof Error ? stripVTControlCharacters(error.message) : String(error),
    hint: 'This is a fault of Matchcut, not of your film. Run again with --log verbose and report what it prints.',
    where: '',
    source: null,
    frame: '',
    exitCode: exitCodes.error,
    stack: error instanceof Error ? (error.stack ?? '') : '',
  };
}

/** Only errors of a project's own code have a place in it; others merely passed through. */
function isAboutSource(error: OwnError): boolean {
  return ProjectError.is(error) ? error.code === 'film-broken' : error.name === 'FilmError';
}

/** The exit code that an error of any package ends with. */
export function exitCodeOfCode(code: string): number {
  switch (code) {
    case 'engine-refused-prompt':
      return exitCodes.refusedPrompt;
    case 'frozen-missing':
      return exitCodes.frozen;
    case 'over-budget':
      return exitCodes.overBudget;
    case 'media-cancelled':
    case 'compose-cancelled':
      return exitCodes.interrupted;
    default:
      return exitCodes.error;
  }
}

function frameAt(location: SourceLocation): string {
  try {
    return codeFrame(readFileSync(location.file, 'utf8'), location);
  } catch {
    return '';
  }
}
