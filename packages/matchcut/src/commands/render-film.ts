import {existsSync} from 'node:fs';
import {join, resolve} from 'node:path';
import type {PainterProcess} from '@matchcut/compose/start-for-changed-code';
import type {Plan} from '@matchcut/plan';
import {captionsOfCut} from '../captions/write-cues.ts';
import {isAutomated} from '../command-line/is-automated.ts';
import {options, outputOptions} from '../command-line/options.ts';
import {batchesOf} from '@matchcut/runner';
import type {Session} from '../command-line/session.ts';
import {ProjectError} from '../errors/project-error.ts';
import {findFilm, findFilmIn} from '../loading/find-film.ts';
import {tellUnderWay} from '../plan-view/tell-under-way.ts';
import {formatTotals} from '../plan-view/format-totals.ts';
import {checkDiagnostics} from '../planning/check-diagnostics.ts';
import {checkPlanFile} from '../planning/check-plan-file.ts';
import {readOutput} from '../planning/output-wishes.ts';
import {readPlanFile, type ReadPlanFile} from '../planning/plan-file.ts';
import {preparePlan} from '../planning/prepare-plan.ts';
import {readWishes} from '../planning/read-wishes.ts';
import {carryOut} from '../rendering/carry-out.ts';
import {carryOutWithBatches} from '../batch/carry-out-with-batches.ts';
import {deliverCaptions} from '../rendering/deliver-captions.ts';
import {confirmSpending} from '../rendering/confirm-spending.ts';
import {codecOfFile, deliverCuts, findDestinations} from '../rendering/deliver-cuts.ts';
import {readRowsCall} from '../rows/read-rows-call.ts';
import {reportRun} from '../rendering/report-run.ts';
import {tellStretches} from '../rendering/tell-stretches.ts';
import {openCompositor} from '../workshop/open-compositor.ts';
import {withStore} from '../workshop/with-store.ts';
import {withWorkshop} from '../workshop/workshop.ts';

/** `matchcut render`: plans, makes what is missing, and writes the cuts. */
export async function renderFilmCommand(session: Session, painter: PainterProcess | null): Promise<number> {
  const {cwd, signal, option} = session;
  const file = readPlanArgument(session);
  const wishes = file?.wishes ?? {
    ...readWishes(session),
    frames: option(options.frames),
    batch: option(options.batch),
    output: readOutput(session, codecOfFile(option(options.name) ?? option(options.out))),
  };
  const rows = readRowsCall(session, wishes.output, [options.batch, options.explain]);
  if (rows !== null) {
    const {renderRows} = await import('./render-rows.ts');
    return renderRows(rows, wishes, session, painter);
  }
  if (option(options.explain) && wishes.target.length > 0) throw nothingToExplain();
  return withWorkshop(cwd, signal, async (workshop) => {
    const {project, loader, engine} = workshop;
    const film =
      file === null
        ? await findFilm(session.argument, project, loader)
        : await findFilmIn(join(project.root, file.file), file.film, project, loader);
    return withStore(project, session, async (store) => {
      if (wishes.batch) batchesOf(workshop);
      await using tools = new AsyncDisposableStack();
      const compositor = tools.adopt(
        await openCompositor(film, wishes.props, store, workshop, painter),
        (opened) => opened.close(),
      );
      // Goes on beside planning, which keeps this process busy.
      if (!wishes.batch) await compositor.anticipate();
      const prepared = await preparePlan(film, wishes, store, workshop);
      const {plan} = prepared;
      if (file !== null) checkPlanFile(session.argument ?? '', file.steps, plan);
      checkDiagnostics(plan.diagnostics, session);
      if (session.isJson) tellPlan(plan, session);
      session.say('info', `${plan.film.title}: ${formatTotals(plan.totals)}`);
      tellUnderWay(plan, project, session);
      if (option(options.explain)) tellStretches(plan, session);

      // Everything that can refuse comes before anything is made.
      const destinations = await findDestinations(plan, wishes, option(options.out), {
        cwd,
        outDir: project.outDir,
      });
      const isFrozen = option(options.frozen) ?? (isAutomated(session.env) && engine.billing === 'paid');
      const maxCost = option(options.maxCost) ?? project.config.maxCost;
      if (!isFrozen) await confirmSpending(plan, {isGiven: option(options.yes), maxCost}, session);

      const retryUnknown = option(options.retryUnknown);
      const carrying = {film, store, compositor, isFrozen, retryUnknown};
      const result =
        wishes.batch && !isFrozen
          ? await carryOutWithBatches(prepared, wishes, {...carrying, maxCost}, workshop, session)
          : await carryOut(prepared, {...carrying, maxCost}, workshop, session);
      // The browser ends while the cuts are written.
      const [cuts] = await Promise.all([
        deliverCuts(result.results, destinations, store).then((delivered) =>
          deliverCaptions(captionsOfCut(plan.film, wishes.frames), delivered),
        ),
        compositor.close(),
      ]);
      return reportRun(plan, result, cuts, session);
    });
  });
}

/** The plan that `render plan.json` names; `null` where a film was named. */
function readPlanArgument(session: Session): ReadPlanFile | null {
  const {argument, cwd} = session;
  if (argument === null || !argument.endsWith('.json')) return null;
  const path = resolve(cwd, argument);
  if (!existsSync(path)) return null;
  refuseWishes(session);
  return readPlanFile(path);
}

/** A plan says already what is made; an option that would be ignored is an error. */
function refuseWishes({option}: Session): void {
  const {props, format, target, replace, frames, batch, each, name} = options;
  const given = [props, format, target, replace, frames, batch, each, name, ...outputOptions].find((one) => {
    const value: unknown = option<unknown>(one);
    return Array.isArray(value) ? value.length > 0 : value !== null && value !== false;
  });
  if (given === undefined) return;
  const [flag = ''] = given.flags.split(' ');
  throw new ProjectError(
    'bad-option',
    `${flag} can't be given together with a plan, which says already what is made.`,
    `Give ${flag} to matchcut plan instead.`,
    {where: flag},
  );
}

function nothingToExplain(): ProjectError {
  return new ProjectError(
    'bad-option',
    "--explain can't be given together with --target, which makes clips and no cut.",
    'Leave out one of them.',
    {where: '--explain'},
  );
}

/** The first of the events, which says in which version the others are. */
function tellPlan({film, totals}: Plan, {terminal}: Session): void {
  terminal.out(`${JSON.stringify({kind: 'plan', formatVersion: '1', film: film.id, totals})}\n`);
}
