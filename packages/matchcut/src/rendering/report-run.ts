import {relative} from 'node:path';
import type {Plan} from '@matchcut/plan';
import type {RunResult} from '@matchcut/runner';
import type {Session} from '../command-line/session.ts';
import type {Problem} from '../errors/problem.ts';
import {exitCodes} from '../errors/project-error.ts';
import {tellProblems} from '../errors/tell-problems.ts';
import {formatTable} from '../plan-view/format-table.ts';
import {formatUsd} from '../plan-view/format-usd.ts';
import type {DeliveredCut} from './deliver-cuts.ts';
import {problemsOfRun} from './problems-of-run.ts';
import {summariseCuts} from './summarise-cuts.ts';

/** Tells how a run ended and where its films are, and returns the exit code. */
export function reportRun(
  plan: Plan,
  result: RunResult,
  cuts: readonly DeliveredCut[],
  session: Session,
): number {
  const {terminal, isJson, say, cwd} = session;
  const problems = problemsOfRun(result);
  const exitCode = exitCodeOf(problems);
  if (isJson) {
    for (const {kind, ...cut} of cuts)
      tellProgram(session, {kind: 'output', ...cut, written: kind === 'written'});
    const {kind: outcome, counts, spent} = result;
    tellProgram(session, {kind: 'summary', outcome, counts, spent, exitCode});
  } else if (cuts.length > 0) {
    terminal.out(`${formatTable(cuts.map((cut) => rowOf(cut, cwd)))}\n`);
  }
  if (result.kind === 'done' && result.counts.made > 0) {
    const cutIds = result.results.map(({step}) => step);
    for (const {format, words} of summariseCuts(plan, cutIds, result.made))
      say('info', `${format}: ${words}`);
  }
  const hadWork = plan.totals.generate + plan.totals.compose + result.counts.made > 0;
  if (result.kind !== 'refused' && hadWork) say('info', closingWords(result));
  if (result.kind === 'done' && cuts.length === 0) {
    say('info', 'The clips are in the store. Render without --target for the cut.');
  }
  tellProblems(problems, session, terminal);
  return exitCode;
}

function tellProgram({terminal}: Session, event: object): void {
  terminal.out(`${JSON.stringify(event)}\n`);
}

/** A cut in the table that a run ends with. */
export function rowOf({path, sizeBytes, kind}: DeliveredCut, cwd: string): readonly string[] {
  return [
    relative(cwd, path),
    // Captions are a few hundred bytes.
    sizeBytes < 50_000 ? `${(sizeBytes / 1e3).toFixed(1)} kB` : `${(sizeBytes / 1e6).toFixed(1)} MB`,
    kind === 'kept' ? 'unchanged' : 'written',
  ];
}

/** `Made 12, reused 3, spent nothing.` */
export function closingWords({counts, spent}: RunResult): string {
  const jobs = spent.unknown === 1 ? '1 job' : `${spent.unknown} jobs`;
  const unknown = spent.unknown === 0 ? '' : `, and ${jobs} whose price is not known`;
  const money = spent.usd === 0 ? `spent nothing${unknown}` : `spent ${formatUsd(spent.usd)}${unknown}`;
  return `Made ${counts.made}, reused ${counts.reused}, ${money}.`;
}

/** A refused prompt is told apart even among other failures: it is the one that repeating never helps. */
function exitCodeOf(problems: readonly Problem[]): number {
  const codes = problems.map(({exitCode}) => exitCode);
  return codes.find((code) => code !== exitCodes.error) ?? codes[0] ?? exitCodes.done;
}
