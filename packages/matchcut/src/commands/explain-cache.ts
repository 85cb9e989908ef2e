import {nearestName, type ArtifactRecord, type Step} from '@matchcut/plan';
import type {Store} from '@matchcut/store';
import {options} from '../command-line/options.ts';
import type {Session} from '../command-line/session.ts';
import {exitCodes, ProjectError} from '../errors/project-error.ts';
import {findFilm} from '../loading/find-film.ts';
import {usualOutput} from '../planning/output-wishes.ts';
import {preparePlan} from '../planning/prepare-plan.ts';
import {readProps} from '../planning/read-props.ts';
import {formatExplanation, formatRecord} from '../plan-view/format-explanation.ts';
import {openProject} from '../project/open-project.ts';
import {withStore} from '../workshop/with-store.ts';
import {withWorkshop} from '../workshop/workshop.ts';

/** `matchcut cache explain`: what an artifact was made from, or what becomes of the steps at an address and why. */
export async function explainCache(session: Session): Promise<number> {
  const name = session.argument ?? '';
  return /^[0-9a-f]{6,64}$/.test(name) ? explainKey(name, session) : explainAddress(name, session);
}

async function explainKey(start: string, session: Session): Promise<number> {
  const {terminal, isJson, cwd} = session;
  const project = await openProject(cwd);
  return withStore(project, session, async (store) => {
    const record = await findRecord(start, store);
    terminal.out(
      isJson ? `${JSON.stringify({formatVersion: '1', record}, null, 2)}\n` : `${formatRecord(record)}\n`,
    );
    return exitCodes.done;
  });
}

async function findRecord(start: string, store: Store): Promise<ArtifactRecord> {
  const found: ArtifactRecord[] = [];
  for await (const {record} of store.entries()) if (record.key.startsWith(start)) found.push(record);
  const [record] = found;
  if (record !== undefined && found.length === 1) return record;
  throw new ProjectError(
    'unknown-address',
    record === undefined
      ? `Nothing is stored under a key that begins with ${start}.`
      : `${found.length} keys begin with ${start}.`,
    record === undefined ? 'matchcut cache ls lists what there is.' : 'Give more of the key.',
  );
}

function explainAddress(address: string, session: Session): Promise<number> {
  const {terminal, isJson, cwd, signal, option} = session;
  const wishes = {
    props: readProps(option(options.props), cwd),
    formats: null,
    replace: [],
    target: [],
    frames: null,
    batch: false,
    output: usualOutput,
  };
  return withWorkshop(cwd, signal, async (workshop) => {
    const film = await findFilm(address.split('/')[0] ?? address, workshop.project, workshop.loader);
    return withStore(workshop.project, session, async (store) => {
      const {plan} = await preparePlan(film, wishes, store, workshop);
      const steps = plan.steps.filter((step) => isAt(step, address));
      if (steps.length === 0) throw nothingAt(address, plan.steps);
      terminal.out(
        isJson
          ? `${JSON.stringify({formatVersion: '1', steps}, null, 2)}\n`
          : `${steps.map(formatExplanation).join('\n\n')}\n`,
      );
      return exitCodes.done;
    });
  });
}

function isAt({address}: Step, wanted: string): boolean {
  return address === wanted || address.startsWith(`${wanted}@`);
}

function nothingAt(address: string, steps: readonly Step[]): ProjectError {
  const addresses = [...new Set(steps.map((step) => step.address))];
  const meant = nearestName(address, addresses);
  return new ProjectError(
    'unknown-address',
    `The film has nothing at "${address}".`,
    meant === null ? `It has ${addresses.join(', ')}.` : `Did you mean ${meant}?`,
  );
}
