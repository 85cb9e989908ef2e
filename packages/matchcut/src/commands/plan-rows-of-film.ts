import {options} from '../command-line/options.ts';
import type {Session} from '../command-line/session.ts';
import {exitCodes} from '../errors/project-error.ts';
import {findFilm} from '../loading/find-film.ts';
import {tellUnderWay} from '../plan-view/tell-under-way.ts';
import type {PlanWishes} from '../planning/plan-wishes.ts';
import {formatRows} from '../rows/format-rows.ts';
import {planRows} from '../rows/plan-rows.ts';
import type {RowsCall} from '../rows/read-rows-call.ts';
import {exitCodeOfRows, tellFailedRows} from '../rows/report-rows.ts';
import {rowsJson} from '../rows/rows-json.ts';
import {withStore} from '../workshop/with-store.ts';
import {withWorkshop} from '../workshop/workshop.ts';

/** `matchcut plan --each`: prints what each row of a file takes besides the rows before it, and makes nothing. */
export function planRowsOfFilm(call: RowsCall, wishes: PlanWishes, session: Session): Promise<number> {
  const {cwd, signal, terminal, isJson, option} = session;
  return withWorkshop(cwd, signal, async (workshop) => {
    const {project, loader} = workshop;
    const film = await findFilm(session.argument, project, loader);
    return withStore(project, session, async (store) => {
      const asked = {...call, film, wishes, folder: project.outDir, isFrozen: false};
      const planned = await planRows(asked, store, workshop, session);
      terminal.out(
        isJson
          ? `${JSON.stringify(rowsJson(film.definition.id, planned), null, 2)}\n`
          : `${formatRows(planned, {cwd, paint: terminal.paintOut})}\n`,
      );
      // Programs have them in their rows already.
      tellFailedRows(planned, {...session, isJson: false});
      const {merged} = planned;
      if (merged !== null) tellUnderWay(merged.plan, project, session);
      const exitCode = exitCodeOfRows(planned);
      if (exitCode !== exitCodes.done || merged === null) return exitCode;
      const {generate, compose} = merged.plan.totals;
      return option(options.detailedExitcode) && generate + compose > 0 ? exitCodes.workToDo : exitCodes.done;
    });
  });
}
