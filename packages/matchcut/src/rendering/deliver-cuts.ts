import {extname, join, resolve} from 'node:path';
import {containerOf, type RenderQuality, type VideoCodec} from '@matchcut/compose/render-settings';
import {formatSlug, type FormatId, type Plan} from '@matchcut/plan';
import type {RunArtifact} from '@matchcut/runner';
import type {Store} from '@matchcut/store';
import {ProjectError} from '../errors/project-error.ts';
import type {PlanWishes} from '../planning/plan-wishes.ts';
import {shareOutput, prepareOutputFolder} from '../output/write-output.ts';

/** Where the cut of each format goes. */
export type Destinations = ReadonlyMap<FormatId, string>;

/** A film where its maker wants it. */
export type DeliveredCut = {
  readonly format: FormatId;
  readonly path: string;
  readonly sizeBytes: number;
  /** `kept`: the same bytes were there already. */
  readonly kind: 'written' | 'kept';
};

/** What a file's name says about its codec, where that alone is given: `.mov` is ProRes, as in Remotion. */
export function codecOfFile(path: string | null): VideoCodec {
  return path !== null && extname(path) === '.mov' ? 'prores' : 'h264';
}

/** What the usual names of drafts have, so that a draft never takes the place of the film. */
export function draftSuffix(quality: RenderQuality): string {
  return quality === 'draft' ? '-draft' : '';
}

/** Names of files that no cut can be; others are names of folders. */
export const otherFiles = /\.(?:mp4|mov|m4v|mkv|mxf|ts|webm|avi|gif|hevc|mp3|aac|m4a|wav)$/i;

/**
 * Decides where cuts go and makes sure, before anything is made, that they can be written there.
 * `out` is a folder, in which cuts have their usual names, or, where there is one format, a file that ends as the
 * codec's do. Throws `bad-option`, `output-unwritable`.
 */
export async function findDestinations(
  {film}: Plan,
  {frames, output: {codec, quality}}: Pick<PlanWishes, 'frames' | 'output'>,
  out: string | null,
  {cwd, outDir}: {readonly cwd: string; readonly outDir: string},
): Promise<Destinations> {
  const given = out === null ? outDir : resolve(cwd, out);
  const extension = `.${containerOf(codec)}`;
  const isFile = extname(given) === extension;
  if (!isFile && otherFiles.test(given)) {
    throw new ProjectError(
      'bad-option',
      `A cut in ${codec} is no ${extname(given)} file.`,
      `End its name with ${extension}, or choose another --codec.`,
      {where: '--out'},
    );
  }
  const [format] = film.formats;
  if (isFile && film.formats.length > 1) {
    throw new ProjectError(
      'bad-option',
      `One file can't hold ${film.formats.map(({id}) => id).join(' and ')}.`,
      'Give a folder to --out, or one format to --format.',
      {where: '--out'},
    );
  }
  await prepareOutputFolder(isFile ? resolve(given, '..') : given);
  if (isFile && format !== undefined) return new Map([[format.id, given]]);
  const draft = draftSuffix(quality);
  const part = frames === null ? '' : `-${frames.from}-${frames.to ?? film.timeline.frames - 1}`;
  return new Map(
    film.formats.map(({id}) => [id, join(given, `${film.id}-${formatSlug(id)}${draft}${part}${extension}`)]),
  );
}

/** Puts finished cuts where they are wanted. A file that has the same bytes already is left alone. */
export async function deliverCuts(
  results: readonly RunArtifact[],
  destinations: Destinations,
  store: Pick<Store, 'deliver'>,
): Promise<readonly DeliveredCut[]> {
  const delivered: DeliveredCut[] = [];
  for (const {format, stepKind, ...cut} of results) {
    const path = destinations.get(format);
    if (stepKind !== 'cut' || path === undefined) continue;
    const isWritten = await store.deliver(cut, path, (from) => shareOutput(from, path));
    delivered.push({format, path, sizeBytes: cut.record.sizeBytes, kind: isWritten ? 'written' : 'kept'});
  }
  return delivered;
}
