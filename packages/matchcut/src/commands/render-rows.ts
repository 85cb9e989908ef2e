import type {PainterProcess} from '@matchcut/compose/start-for-changed-code';
import {isAutomated} from '../command-line/is-automated.ts';
import {options} from '../command-line/options.ts';
import type {Session} from '../command-line/session.ts';
import {findFilm} from '../loading/find-film.ts';
import {prepareOutputFolder} from '../output/write-output.ts';
import {tellUnderWay} from '../plan-view/tell-under-way.ts';
import type {PlanWishes} from '../planning/plan-wishes.ts';
import {carryOut} from '../rendering/carry-out.ts';
import {confirmSpending} from '../rendering/confirm-spending.ts';
import {createRowsDelivery} from '../rows/deliver-rows.ts';
import {formatRows} from '../rows/format-rows.ts';
import {planRows} from '../rows/plan-rows.ts';
import {rowsFolder, type RowsCall} from '../rows/read-rows-call.ts';
import {exitCodeOfRows, reportRows, tellFailedRows} from '../rows/report-rows.ts';
import {rowsCompositor} from '../rows/rows-compositor.ts';
import {rowsJson} from '../rows/rows-json.ts';
import {openCompositor} from '../workshop/open-compositor.ts';
import {withStore} from '../workshop/with-store.ts';
import {withWorkshop} from '../workshop/workshop.ts';

/** Rows that are told one by one before a run. */
const toldRows = 20;

/**
 * `matchcut render --each`: plans all rows, makes what is missing of all of them in one run, and writes each row's cuts
 * as they are done.
 */
export function renderRows(
  call: RowsCall,
  wishes: PlanWishes,
  session: Session,
  painter: PainterProcess | null,
): Promise<number> {
  const {cwd, signal, option, terminal, isJson, say} = session;
  return withWorkshop(cwd, signal, async (workshop) => {
    const {project, loader, engine} = workshop;
    const film = await findFilm(session.argument, project, loader);
    const folder = rowsFolder(session, project);
    return withStore(project, session, async (store) => {
      await using tools = new AsyncDisposableStack();
      const template = tools.adopt(
        await openCompositor(film, wishes.props, store, workshop, painter),
        (opened) => opened.close(),
      );
      await template.anticipate();
      const isFrozen = option(options.frozen) ?? (isAutomated(session.env) && engine.billing === 'paid');
      const planned = await planRows({...call, film, wishes, folder, isFrozen}, store, workshop, session);
      if (isJson) {
        const event = {kind: 'plan', ...rowsJson(film.definition.id, planned)};
        terminal.out(`${JSON.stringify(event)}\n`);
      }
      say('info', `${formatRows(planned, {cwd, paint: terminal.paint, most: toldRows})}\n`);
      tellFailedRows(planned, session);
      const {rows, merged, files} = planned;
      if (merged === null) return exitCodeOfRows(planned);
      tellUnderWay(merged.plan, project, session);

      // Everything that can refuse comes before anything is made.
      if (wishes.target.length === 0) await prepareOutputFolder(folder);
      const maxCost = option(options.maxCost) ?? project.config.maxCost;
      if (!isFrozen) await confirmSpending(merged.plan, {isGiven: option(options.yes), maxCost}, session);

      const rowOf = (step: string): number => merged.rowsOf.get(step)?.[0] ?? 1;
      const compositor = tools.adopt(rowsCompositor(template, rowOf, planned.propsOf), (opened) =>
        opened.close(),
      );
      const delivery = createRowsDelivery(
        {rows, merged, isPart: wishes.frames !== null, root: project.root},
        store,
      );
      const result = await carryOut(
        {plan: merged.plan, files},
        {
          store,
          compositor,
          isFrozen,
          maxCost,
          retryUnknown: option(options.retryUnknown),
          subject: 'rows',
          onEvent: delivery.onEvent,
        },
        workshop,
        session,
      );
      return reportRows(planned, result, await delivery.finish(result.results), session);
    });
  });
}
