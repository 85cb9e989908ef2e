import {join, relative, resolve} from 'node:path';
import {paintContactSheet, type ContactCell} from '@matchcut/compose';
import {formatSize, formatSlug, framesPerSecond, type StepOf} from '@matchcut/plan';
import {badOption, options} from '../command-line/options.ts';
import type {Session} from '../command-line/session.ts';
import {exitCodes} from '../errors/project-error.ts';
import {writeOutput} from '../output/write-output.ts';
import {formatBytes} from '../plan-view/format-bytes.ts';
import {formatTable} from '../plan-view/format-table.ts';
import {formatUsd} from '../plan-view/format-usd.ts';
import {pictureClip} from '../rendering/picture-clip.ts';
import type {ClipStep} from '../takes/clip-step.ts';
import {listTakes, nextTake, type StoredTake} from '../takes/list-takes.ts';
import {withShot, type NamedShot} from '../takes/with-shot.ts';
import {dropTake} from './drop-take.ts';

/** `matchcut takes`: what there is of a shot, as a table and as pictures. */
export async function showTakes(session: Session): Promise<number> {
  const {option} = session;
  const drop = option(options.drop);
  if (drop !== null && option(options.out) !== null) {
    throw badOption('--out', option(options.out) ?? undefined, 'no --drop together with it');
  }
  return withShot(session, (shot) =>
    drop === null ? tellTakes(shot, session) : dropTake(shot, drop, session),
  );
}

type TakesOfFormat = {readonly step: ClipStep; readonly takes: readonly StoredTake[]};

async function tellTakes(shot: NamedShot, session: Session): Promise<number> {
  const {terminal, isJson, say, cwd} = session;
  const {address, steps, store, lock} = shot;
  const found = await Promise.all(
    steps.map(async (step): Promise<TakesOfFormat> => ({step, takes: await listTakes(step, store, lock)})),
  );
  const shown = found.find(({takes}) => takes.length > 0);
  const sheet = shown === undefined ? null : await drawTakes(shown, shot, session);
  if (isJson) {
    const formats = found.map(({step, takes}) => ({
      format: step.format,
      takes: takes.map(takeJson),
      next: {take: nextTake(step, takes).request.take, usd: priceOfNext({step, takes}, shot)},
    }));
    terminal.out(
      `${JSON.stringify({formatVersion: '1', film: shot.plan.film.id, address, sheet, formats}, null, 2)}\n`,
    );
    return exitCodes.done;
  }
  const rows = found.flatMap(({step, takes}) => takes.map((take) => rowOf(step, take)));
  if (rows.length > 0) terminal.out(`${formatTable(rows)}\n`);
  for (const one of found) say('info', describeNext(one, shot));
  if (sheet !== null) say('info', `Drawn to ${relative(cwd, sheet)}.`);
  return exitCodes.done;
}

/** Another take counts on from the one that is shown. */
function describeNext({step, takes}: TakesOfFormat, shot: NamedShot): string {
  const {address, format, request} = step;
  if (takes.length === 0) return `${address} has no take in ${format} yet.`;
  const next = nextTake(step, takes).request.take;
  const price = formatUsd(priceOfNext({step, takes}, shot));
  const after = request.take + 1;
  return takes.some(({take}) => take === after)
    ? `Take ${next} in ${format} would be ${price}: --replace ${address}@${next}; without @${next} it is take ${after}, which is there already.`
    : `Take ${after} in ${format} would be ${price}: --replace ${address}.`;
}

function priceOfNext({step, takes}: TakesOfFormat, {workshop}: NamedShot): number | null {
  return workshop.engine.quote(nextTake(step, takes).request).usd;
}

function rowOf({format}: ClipStep, {take, step, record, isChosen, isPinned}: StoredTake): readonly string[] {
  const {engine} = step.request;
  return [
    format,
    `take ${take}`,
    `${record.madeAt.slice(0, 16).replace('T', ' ')} UTC`,
    `${engine.id}/${engine.model}`,
    formatUsd(record.usd),
    isChosen ? 'chosen' : '',
    isPinned ? 'pinned' : '',
    formatBytes(record.sizeBytes),
  ];
}

function takeJson({take, step, record, isChosen, isPinned}: StoredTake): object {
  const {key, digest, sizeBytes, usd, madeAt, job} = record;
  const {engine} = step.request;
  return {
    take,
    key,
    digest,
    sizeBytes,
    engine: engine.id,
    model: engine.model,
    job: job?.id ?? null,
    usd,
    madeAt,
    isChosen,
    isPinned,
  };
}

/** A sheet of one format's takes, each from the middle of what the film uses of it. Returns where it is. */
async function drawTakes(
  {step, takes}: TakesOfFormat,
  {plan, address, store, workshop}: NamedShot,
  {cwd, signal, option}: Session,
): Promise<string> {
  const {film} = plan;
  const used = conformOf(step, plan.steps);
  const fps = framesPerSecond(film.frameRate);
  const seconds = used === null ? step.request.seconds : used.frames / fps;
  const cells = await Promise.all(
    takes.map(async ({take, record, isChosen, isPinned}): Promise<ContactCell> => {
      const tools = {store, media: workshop.media, signal};
      const picture =
        used === null ? null : await pictureClip({...used, source: record.key}, film.frameRate, tools);
      const marks = [isChosen ? 'chosen' : '', isPinned ? 'pinned' : ''].filter(Boolean).join(', ');
      return {
        ...(picture ?? {png: null}),
        address: `take ${take}`,
        seconds,
        prompt: `${record.madeAt.slice(0, 10)}, ${formatUsd(record.usd)}`,
        ...(marks !== '' && {note: marks}),
      };
    }),
  );
  const {width, height} = formatSize(step.format, '720p');
  const png = await paintContactSheet({
    title: `${film.title}: takes of ${address}`,
    cells,
    shots: 1,
    seconds,
    aspect: width / height,
  });
  const isOne = option(options.format) !== null;
  const part = isOne ? `-${formatSlug(step.format)}` : '';
  const name = address.replaceAll('/', '-');
  const file = join(workshop.project.outDir, `${name}-takes${part}.png`);
  const path = resolve(cwd, option(options.out) ?? file);
  await writeOutput(path, png);
  return path;
}

/** How what is shown of a clip is cut out of it. Of a clip that is only there to be edited, as its edit is. */
function conformOf(clip: ClipStep, steps: NamedShot['plan']['steps']): StepOf<'conform'>['request'] | null {
  const conforms = steps.flatMap((step) =>
    step.kind === 'conform' && step.format === clip.format ? [step] : [],
  );
  const used =
    conforms.find(({request}) => request.source === clip.key) ??
    conforms.find(({address}) => address === clip.address);
  return used?.request ?? null;
}
