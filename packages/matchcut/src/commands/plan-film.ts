import {relative, resolve} from 'node:path';
import {planJson, type Plan} from '@matchcut/plan';
import {options} from '../command-line/options.ts';
import {batchesOf} from '@matchcut/runner';
import type {Session} from '../command-line/session.ts';
import {exitCodes} from '../errors/project-error.ts';
import {findFilm} from '../loading/find-film.ts';
import {writeOutput} from '../output/write-output.ts';
import {tellUnderWay} from '../plan-view/tell-under-way.ts';
import {formatPlan} from '../plan-view/format-plan.ts';
import {checkDiagnostics} from '../planning/check-diagnostics.ts';
import {readOutput} from '../planning/output-wishes.ts';
import {planFile} from '../planning/plan-file.ts';
import {preparePlan} from '../planning/prepare-plan.ts';
import {readWishes} from '../planning/read-wishes.ts';
import {codecOfFile} from '../rendering/deliver-cuts.ts';
import {waveformsDirOf} from '../project/state-dir.ts';
import {readRowsCall} from '../rows/read-rows-call.ts';
import {withStore} from '../workshop/with-store.ts';
import {withWorkshop} from '../workshop/workshop.ts';

/** `matchcut plan`: prints a film's plan and makes nothing. */
export async function planFilm(session: Session): Promise<number> {
  const {cwd, signal, terminal, isJson, argument, option} = session;
  const wishes = {
    ...readWishes(session),
    batch: option(options.batch),
    output: readOutput(session, codecOfFile(option(options.name))),
  };
  const rows = readRowsCall(session, wishes.output, [options.batch, options.out, options.timeline]);
  if (rows !== null) {
    const {planRowsOfFilm} = await import('./plan-rows-of-film.ts');
    return planRowsOfFilm(rows, wishes, session);
  }
  const out = option(options.out);
  return withWorkshop(cwd, signal, async (workshop) => {
    const {project, loader} = workshop;
    const film = await findFilm(argument, project, loader);
    return withStore(project, session, async (store) => {
      if (wishes.batch) batchesOf(workshop);
      const prepared = await preparePlan(film, wishes, store, workshop);
      const {plan, note} = prepared;
      if (note !== null) session.say('warn', note);
      if (isJson) terminal.out(`${JSON.stringify(planJson(plan), null, 2)}\n`);
      checkDiagnostics(plan.diagnostics, session);
      if (!isJson) terminal.out(`${formatPlan(plan, terminal.paintOut)}\n`);
      tellUnderWay(plan, project, session);
      if (out !== null) {
        const file = planFile(plan, relative(project.root, film.file), wishes);
        await writeOutput(resolve(cwd, out), `${JSON.stringify(file, null, 2)}\n`);
      }
      const timeline = option(options.timeline);
      if (timeline !== null) {
        const {writeTimeline} = await import('../timeline-picture/write-timeline.ts');
        const {openWaveShelf} = await import('../waveforms/wave-shelf.ts');
        const shelf = openWaveShelf(waveformsDirOf(project.stateDir), workshop.media, signal);
        await writeTimeline(prepared, shelf, resolve(cwd, timeline));
      }
      return option(options.detailedExitcode) && hasWork(plan) ? exitCodes.workToDo : exitCodes.done;
    });
  });
}

function hasWork({totals}: Plan): boolean {
  return totals.generate + totals.compose > 0;
}
