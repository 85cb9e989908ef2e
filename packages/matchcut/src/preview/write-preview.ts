import {readFile, rm} from 'node:fs/promises';
import {extname, join, relative, resolve} from 'node:path';
import type {Media} from '@matchcut/media';
import {formatSlug, framesPerSecond, type DraftStep} from '@matchcut/plan';
import type {Store} from '@matchcut/store';
import {badOption, options} from '../command-line/options.ts';
import type {Session} from '../command-line/session.ts';
import {exitCodes, ProjectError} from '../errors/project-error.ts';
import {findFilm} from '../loading/find-film.ts';
import {writeOutput} from '../output/write-output.ts';
import {readOutput} from '../planning/output-wishes.ts';
import {readView} from '../planning/read-wishes.ts';
import {surveyFoundFilm} from '../planning/survey-found-film.ts';
import {makePart} from '../rendering/make-part.ts';
import {withStore} from '../workshop/with-store.ts';
import {withWorkshop} from '../workshop/workshop.ts';
import {chooseSpan, type WantedSpan} from './choose-span.ts';
import {
  gifJob,
  paletteJob,
  picturesIn,
  webpJob,
  type PreviewKind,
  type PreviewPiece,
  type PreviewShape,
} from './preview-jobs.ts';
import {spanInCut, type SpanPlaces} from './span-in-cut.ts';

/** More is a film, which players play better. */
const mostSeconds = 60;

/** `matchcut preview`: a scene or some frames as a small picture that moves, of which only what it shows is made. */
export function writePreview(session: Session): Promise<number> {
  const {cwd, signal, terminal, isJson, argument, option} = session;
  const wishes = {...readView(session), output: readOutput(session)};
  const wanted = readWanted(session);
  const kind = readKind(session);
  return withWorkshop(cwd, signal, async (workshop) => {
    const {project, loader, media} = workshop;
    const film = await findFilm(argument, project, loader);
    const {id} = film.definition;
    const {timeline} = await surveyFoundFilm(film, wishes.props, workshop);
    const span = chooseSpan(wanted, id, timeline);
    return withStore(project, session, async (store) => {
      const plan = await makePart(
        {
          film,
          wishes,
          store,
          chooseGoals: (steps) => {
            const sources = new Set(placesOf(steps).pieces.map(({source}) => source));
            return ({key}) => sources.has(key);
          },
        },
        workshop,
        session,
      );
      const places = placesOf(plan.steps);
      const pieces = await openPieces(places, store);
      const filmFps = framesPerSecond(places.frameRate);
      const fps = Math.max(1, Math.min(option(options.fps), Math.round(filmFps)));
      const shape = {frameRate: places.frameRate, width: option(options.width), fps};
      const picture = await makePreview(kind, pieces, shape, store, media, signal);
      const part = wanted.target ?? `${span.from}-${span.to}`;
      const name = `${id}-${part.replace(`${id}/`, '').replaceAll('/', '-')}-${formatSlug(places.format)}.${kind}`;
      const out = resolve(cwd, option(options.out) ?? join(project.outDir, name));
      await writeOutput(out, picture);
      const {from, to} = span;
      const told = {
        path: out,
        film: id,
        format: places.format,
        from,
        to,
        pictures: picturesIn(to + 1 - from, shape),
        sizeBytes: picture.length,
      };
      terminal.out(
        isJson
          ? `${JSON.stringify({formatVersion: '1', ...told})}\n`
          : `${relative(cwd, out)}  ${(picture.length / 1e6).toFixed(1)} MB\n`,
      );
      return exitCodes.done;
    });

    /** Checked before anything is made. */
    function placesOf(steps: readonly DraftStep[]): SpanPlaces {
      const places = spanInCut(steps, span);
      const seconds = (span.to + 1 - span.from) / framesPerSecond(places.frameRate);
      if (seconds > mostSeconds) throw tooLong(seconds);
      return places;
    }
  });
}

function readWanted({option}: Session): WantedSpan {
  const [target = null, ...others] = option(options.target);
  const frames = option(options.frames);
  if (others.length > 0 || (target !== null && frames !== null)) {
    throw new ProjectError(
      'bad-option',
      others.length > 0 ? '--target is given twice.' : 'Both --target and --frames are given.',
      'A preview is of one scene, one shot, or one range of frames.',
      {where: '--target'},
    );
  }
  return {target, frames};
}

function readKind({option}: Session): PreviewKind {
  const out = option(options.out);
  const ending = out === null ? '.webp' : extname(out).toLowerCase();
  if (ending === '.webp') return 'webp';
  if (ending === '.gif') return 'gif';
  throw badOption('--out', out ?? '', 'a path that ends in .webp or .gif');
}

/** Throws `no-picture-yet`. */
async function openPieces(
  {pieces}: SpanPlaces,
  store: Pick<Store, 'lookup' | 'open'>,
): Promise<readonly PreviewPiece[]> {
  const there = await store.lookup(pieces.map(({source}) => source));
  if (pieces.some(({source}) => !there.has(source))) {
    throw new ProjectError(
      'no-picture-yet',
      'There are no pictures of some of these frames yet.',
      'Their clips are not made; matchcut render makes them.',
    );
  }
  const opened: PreviewPiece[] = [];
  for (const {source, ...piece} of pieces) opened.push({...piece, path: (await store.open(source)).path});
  return opened;
}

async function makePreview(
  kind: PreviewKind,
  pieces: readonly PreviewPiece[],
  shape: PreviewShape,
  store: Pick<Store, 'temporaryFile'>,
  media: Pick<Media, 'transcode'>,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const to = await store.temporaryFile(`.${kind}`);
  const palette = await store.temporaryFile('.png');
  try {
    if (kind === 'webp') await media.transcode(webpJob(pieces, shape, to), {signal});
    else {
      await media.transcode(paletteJob(pieces, shape, palette), {signal});
      await media.transcode(gifJob(pieces, shape, palette, to), {signal});
    }
    return await readFile(to);
  } finally {
    for (const path of [to, palette]) await rm(path, {force: true});
  }
}

function tooLong(seconds: number): ProjectError {
  return new ProjectError(
    'bad-option',
    `A preview of ${Number(seconds.toFixed(1))} s is longer than ${mostSeconds} s.`,
    'Choose a scene with --target, or frames with --frames.',
    {where: '--frames'},
  );
}
