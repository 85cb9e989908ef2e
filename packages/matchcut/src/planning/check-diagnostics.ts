import type {Diagnostic} from '@matchcut/plan';
import type {Session} from '../command-line/session.ts';
import {formatProblem} from '../errors/format-problem.ts';
import {diagnosticProblem} from '../errors/problem.ts';
import {ProjectError} from '../errors/project-error.ts';

const logLevels = {error: 'error', warning: 'warn', info: 'info'} as const;

/** Tells what a plan says about its film. Throws `film-has-errors`, with all of them, where it can't be made. */
export function checkDiagnostics(diagnostics: readonly Diagnostic[], {say, terminal}: Session): void {
  for (const diagnostic of diagnostics) {
    if (diagnostic.severity === 'error') continue;
    say(logLevels[diagnostic.severity], formatProblem(diagnosticProblem(diagnostic), terminal.paint));
  }
  const errors = diagnostics.filter(({severity}) => severity === 'error');
  if (errors.length === 0) return;
  throw new ProjectError(
    'film-has-errors',
    errors.length === 1
      ? "The film can't be made: it has the error above."
      : `The film can't be made: it has the ${errors.length} errors above.`,
    `Put ${errors.length === 1 ? 'it' : 'them'} right and run again. Nothing was made and nothing spent.`,
    {diagnostics: errors},
  );
}
