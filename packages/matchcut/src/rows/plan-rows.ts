import {resolve} from 'node:path';
import type {JsonObject} from '@matchcut/engine';
import type {Diagnostic, Plan} from '@matchcut/plan';
import {runnerErrors} from '@matchcut/runner';
import type {Store} from '@matchcut/store';
import {captionsOfCut} from '../captions/write-cues.ts';
import type {Session} from '../command-line/session.ts';
import {formatProblem} from '../errors/format-problem.ts';
import {diagnosticProblem, failureProblem, problemsOf, type Problem} from '../errors/problem.ts';
import {ProjectError} from '../errors/project-error.ts';
import type {FoundFilm} from '../loading/load-films.ts';
import {count} from '../plan-view/count.ts';
import type {PlanWishes} from '../planning/plan-wishes.ts';
import {watchOverlays} from '../planning/overlay-watch.ts';
import {preparePlan, type PreparedPlan} from '../planning/prepare-plan.ts';
import type {Workshop} from '../workshop/workshop.ts';
import {checkNames} from './check-names.ts';
import {createClipCounter} from './count-clips.ts';
import {createPlanMerger, type MergedPlan} from './merge-plans.ts';
import {nameCut, type NamePattern} from './name-cut.ts';
import {readRows, type PropsRow} from './read-rows.ts';
import type {PlannedRow, RowPlace, RowPlan} from './row-plan.ts';

export type RowsOptions = {
  readonly film: FoundFilm;
  /** Of all rows; a row's own props go before those. */
  readonly wishes: PlanWishes;
  /** As `--each` has it. */
  readonly file: string;
  readonly pattern: NamePattern;
  /** Where cuts go. */
  readonly folder: string;
  /** Whether a row that wants something generated can't be made. */
  readonly isFrozen: boolean;
};

/** More take so long to plan that it is told. */
const manyRows = 20;

/** All rows of a file, planned together. */
export type PlannedRows = {
  readonly file: string;
  readonly rows: readonly RowPlan[];
  /** What all rows that can be made take; `null` where none can. */
  readonly merged: MergedPlan | null;
  /** Paths of the files that the rows name, by digest. */
  readonly files: PreparedPlan['files'];
  /** What a row is made with, besides what the film has by itself. */
  readonly propsOf: (row: number) => JsonObject;
};

/**
 * Plans every row of a file, and all of them as one. A row that can't be made does not stop the others. Throws
 * `bad-rows` where the file can't be read, and `same-name`.
 */
export async function planRows(
  {film, wishes, file, pattern, folder, isFrozen}: RowsOptions,
  store: Store,
  workshop: Workshop,
  session: Session,
): Promise<PlannedRows> {
  const {definition} = film;
  const common = {...definition.defaultProps, ...wishes.props};
  const read = readRows(file, session.cwd, {schema: definition.schema, defaultProps: common});
  const propsOf = (row: number): JsonObject => {
    const problem = read[row - 1]?.problem ?? null;
    if (problem !== null) throw problem;
    return {...wishes.props, ...read[row - 1]?.props};
  };
  const advise = createAdviser(session);
  const merger = createPlanMerger();
  const countClips = createClipCounter();
  const files = new Map<string, string>();
  const rows: RowPlan[] = [];
  using overlays = watchOverlays(film, {...workshop.project, loader: workshop.loader});
  if (read.length > manyRows) session.say('info', `Planning ${count(read.length, 'row')} of ${file} …`);
  for (const [index, {line}] of read.entries()) {
    session.signal.throwIfAborted();
    rows.push(await planRow({row: index + 1, line}));
  }
  checkNames(file, rows);
  return {file, rows, merged: merger.merge(), files, propsOf};

  async function planRow({row, line}: RowPlace): Promise<RowPlan> {
    try {
      const made = {...wishes, props: propsOf(row)};
      const prepared = await preparePlan(film, made, store, workshop, {overlays});
      const {plan} = prepared;
      const problems = problemsIn(plan, isFrozen);
      if (problems.length > 0) return {kind: 'failed', row, line, problems};
      advise(plan.diagnostics);
      const cuts = wishes.target.length > 0 ? [] : cutsOf(plan, row);
      for (const [digest, path] of prepared.files) files.set(digest, path);
      merger.add(row, plan);
      const captions = captionsOfCut(plan.film, wishes.frames);
      return {kind: 'planned', row, line, cuts, captions, ...countClips(plan)};
    } catch (error) {
      session.signal.throwIfAborted();
      // How cuts are to be named is not the row's to decide.
      if (ProjectError.is(error) && error.where === '--name') throw error;
      return {kind: 'failed', row, line, problems: problemsOf(error, workshop.project.root)};
    }
  }

  function cutsOf({film: {id, formats, timeline}}: Plan, row: number): PlannedRow['cuts'] {
    const {frames} = wishes;
    const part = frames === null ? null : {from: frames.from, to: frames.to ?? timeline.frames - 1};
    const props = checkedProps(film, propsOf(row));
    return formats.map(({id: format}) => ({
      format,
      path: resolve(folder, nameCut(pattern, {film: id, row, format, props, part})),
    }));
  }
}

/** Why a plan can't be carried out as it is. */
function problemsIn({diagnostics, steps}: Plan, isFrozen: boolean): readonly Problem[] {
  const errors = diagnostics.filter(({severity}) => severity === 'error').map(diagnosticProblem);
  if (errors.length > 0 || !isFrozen) return errors;
  const missing = steps.filter(({action}) => action === 'generate');
  if (missing.length === 0) return [];
  const names = missing.slice(0, 5).map(({address, format}) => `${address} (${format})`);
  const code = 'frozen-missing';
  const message = `Frozen, and ${count(missing.length, 'step')} of the row ${missing.length === 1 ? 'is' : 'are'} not in the store: ${names.join(', ')}${missing.length > names.length ? ' …' : ''}.`;
  return [failureProblem({code, message, hint: runnerErrors[code].hint}, '')];
}

/** Tells what plans say besides errors; what many rows have in common is told once. */
function createAdviser({say, terminal}: Session): (diagnostics: readonly Diagnostic[]) => void {
  const told = new Set<string>();
  return (diagnostics) => {
    for (const diagnostic of diagnostics) {
      const words = formatProblem(diagnosticProblem(diagnostic), terminal.paint);
      if (!told.has(words)) say(diagnostic.severity === 'warning' ? 'warn' : 'info', words);
      told.add(words);
    }
  };
}

/** As the film gets them: what a schema adds can be in a name too. */
function checkedProps({definition}: FoundFilm, props: PropsRow['props']): Readonly<Record<string, unknown>> {
  const given = {...definition.defaultProps, ...props};
  const checked = definition.schema?.safeParse(given);
  return checked?.success === true && isRecord(checked.data) ? checked.data : given;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
