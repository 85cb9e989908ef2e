import type {FrameRate, Size} from '@matchcut/engine';
import {isPlainId} from '../address.ts';
import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import type {FilmTree, NodeOf} from '../film-tree.ts';
import {formatIds, formatSize, isFormatId, resolutions, type FormatId, type Resolution} from '../format.ts';
import {parseFrameRate} from '../frame-rate.ts';
import {reframes, type Reframe} from '../reframe.ts';
import {badId} from './outline.ts';

/** A film by itself: what all of its scenes have in common. */
export type SurveyedFilm = {
  readonly id: string;
  readonly title: string;
  readonly frameRate: FrameRate;
  readonly formats: readonly FilmFormat[];
  /** The first of the film's formats: what the others may be cropped from. */
  readonly main: FilmFormat;
  readonly resolution: Resolution;
  /** For scenes that don't say. */
  readonly reframe: Reframe;
  /** LUFS that the whole film's sound is brought to. `null`: as loud as it was mixed. */
  readonly loudness: number | null;
};

export type FilmFormat = {readonly id: FormatId; readonly size: Size};

/** LUFS between which EBU R 128 measures, and there is still sound to be heard in. */
const quietest = -70;
const loudest = -5;

/** What the film says of itself. */
export function readFilm(tree: FilmTree): {
  readonly film: SurveyedFilm;
  readonly diagnostics: readonly Diagnostic[];
} {
  const {props} = tree.root;
  const diagnostics: Diagnostic[] = [];
  const fps = props.fps ?? 30;
  const frameRate = parseFrameRate(fps);
  if (frameRate === null) {
    diagnostics.push(
      diagnostic(
        'bad-fps',
        'Film',
        `${String(fps)} is no frame rate.`,
        'Use a whole number such as 24, 25, 30, 50 or 60, or 23.976, 29.97 or 59.94.',
      ),
    );
  }
  if (!isPlainId(tree.id)) diagnostics.push(badId(tree.id, 'Film'));
  if (!hasScene(tree.root)) {
    diagnostics.push(diagnostic('empty-film', 'Film', 'The film has no scene.', 'Write a <Scene> into it.'));
  }
  const {formats = ['16:9'], resolution = '720p'} = props;
  const known = Array.isArray(formats) ? formats.filter(isFormatId) : [];
  if (known.length === 0 || new Set(known).size < formats.length) {
    diagnostics.push(
      diagnostic(
        'bad-format',
        'Film',
        `formats is ${JSON.stringify(formats)}.`,
        `Name one or more of ${formatIds.join(', ')}, each once.`,
      ),
    );
  }
  const isResolution = resolutions.includes(resolution);
  if (!isResolution) {
    diagnostics.push(
      diagnostic(
        'bad-format',
        'Film',
        `resolution is ${JSON.stringify(resolution)}.`,
        `Use one of ${resolutions.join(', ')}.`,
      ),
    );
  }
  const {reframe = 'generate'} = props;
  const isReframe = reframes.includes(reframe);
  if (!isReframe) {
    diagnostics.push(
      diagnostic(
        'bad-reframe',
        'Film',
        `reframe is ${JSON.stringify(reframe)}.`,
        `Use one of ${reframes.join(', ')}.`,
      ),
    );
  }
  const {loudness = null} = props;
  const isLoudness = loudness === null || (loudness >= quietest && loudness <= loudest);
  if (!isLoudness) {
    diagnostics.push(
      diagnostic(
        'bad-loudness',
        'Film',
        `loudness is ${String(loudness)}.`,
        `It is LUFS, from ${quietest} to ${loudest}; -14 is usual online, -23 in broadcasting.`,
      ),
    );
  }
  // With a diagnostic that stops the film; the rest is planned so that everything is told at once.
  const sized = [...new Set(known)].map((id) => ({
    id,
    size: formatSize(id, isResolution ? resolution : '720p'),
  }));
  return {
    film: {
      id: tree.id,
      title: typeof props.title === 'string' ? props.title : tree.id,
      frameRate: frameRate ?? {numerator: 30, denominator: 1},
      formats: sized,
      main: sized[0] ?? {id: '16:9', size: formatSize('16:9', '720p')},
      resolution: isResolution ? resolution : '720p',
      reframe: isReframe ? reframe : 'generate',
      loudness: isLoudness ? loudness : null,
    },
    diagnostics,
  };
}

function hasScene(node: NodeOf<'film'> | NodeOf<'sequence'> | NodeOf<'style'> | NodeOf<'brand'>): boolean {
  return node.children.some(
    (child) =>
      child.kind === 'scene' ||
      ((child.kind === 'sequence' || child.kind === 'style' || child.kind === 'brand') && hasScene(child)),
  );
}
