import type {RunResult} from '@matchcut/runner';
import type {Session} from '../command-line/session.ts';
import {failureProblem, interruption, type Problem} from '../errors/problem.ts';
import {exitCodes} from '../errors/project-error.ts';
import {tellProblems} from '../errors/tell-problems.ts';
import {count} from '../plan-view/count.ts';
import {formatTable} from '../plan-view/format-table.ts';
import {closingWords, rowOf} from '../rendering/report-run.ts';
import type {DeliveredRows} from './deliver-rows.ts';
import type {PlannedRows} from './plan-rows.ts';
import {groupProblems, type RowProblem} from './row-problems.ts';

/** What became of a row. `left`: not come to, in a run that was interrupted or refused. */
type RowOutcome = 'done' | 'failed' | 'left';

/** Tells which rows can't be made, and why: before anything is. */
export function tellFailedRows({file, rows}: PlannedRows, session: Session): void {
  tellProblems(groupProblems(file, planningProblems(rows)), session, session.terminal);
}

/** Tells how a run of rows ended and where the cuts are, and returns the exit code. */
export function reportRows(
  planned: PlannedRows,
  result: RunResult,
  {cuts, problems: undelivered}: DeliveredRows,
  session: Session,
): number {
  const {terminal, isJson, say, cwd} = session;
  const {file, rows} = planned;
  const failures = [...runProblems(planned, result), ...undelivered];
  const refusal = result.kind === 'refused' ? [failureProblem(result, file)] : [];
  const stop = result.kind === 'interrupted' ? [interruption] : refusal;
  const all = [...planningProblems(rows), ...failures];
  const exitCode = exitCodeOf(
    stop,
    all.map(({problem}) => problem),
  );

  const failed = new Set(all.map(({line}) => line));
  const outcomes = rows.map(({row, line}): {row: number; line: number; outcome: RowOutcome} => {
    const isLeft = stop.length > 0 && !cuts.some((cut) => cut.row === row);
    return {row, line, outcome: failed.has(line) ? 'failed' : isLeft ? 'left' : 'done'};
  });
  if (isJson) {
    for (const {kind, ...cut} of cuts) tell({kind: 'output', ...cut, written: kind === 'written'});
    for (const row of outcomes) tell({kind: 'row', ...row});
    const {kind: outcome, counts, spent} = result;
    tell({kind: 'summary', outcome, counts, spent, exitCode});
  } else if (cuts.length > 0) terminal.out(`${formatTable(cuts.map((cut) => rowOf(cut, cwd)))}\n`);
  if (result.kind !== 'refused') say('info', closingWords(result));
  const done = outcomes.filter(({outcome}) => outcome === 'done').length;
  if (done < rows.length) say('info', `${done} of ${count(rows.length, 'row')} are done.`);
  tellProblems([...groupProblems(file, failures), ...stop], session, terminal);
  return exitCode;

  function tell(event: object): void {
    terminal.out(`${JSON.stringify(event)}\n`);
  }
}

/** Where nothing could be planned. */
export function exitCodeOfRows({rows}: PlannedRows): number {
  return exitCodeOf(
    [],
    planningProblems(rows).map(({problem}) => problem),
  );
}

function planningProblems(rows: PlannedRows['rows']): readonly RowProblem[] {
  return rows.flatMap((row) =>
    row.kind === 'failed' ? row.problems.map((problem) => ({line: row.line, problem})) : [],
  );
}

/** What failed in the run, with every row that it is missing in. */
function runProblems({rows, merged}: PlannedRows, result: RunResult): readonly RowProblem[] {
  return result.failed.flatMap((failure) => {
    const problem = failureProblem(failure, `${failure.address} (${failure.format})`);
    const numbers = merged?.rowsOf.get(failure.step) ?? [];
    return numbers.flatMap((number) => {
      const line = rows[number - 1]?.line;
      return line === undefined ? [] : [{line, problem}];
    });
  });
}

/** What stopped all rows; else 1, or what every failure has in common. */
function exitCodeOf(stop: readonly Problem[], failures: readonly Problem[]): number {
  const [stopped] = stop;
  if (stopped !== undefined) return stopped.exitCode;
  const codes = new Set(failures.map(({exitCode}) => exitCode));
  const [code = exitCodes.done] = codes;
  return codes.size > 1 ? exitCodes.error : code;
}
