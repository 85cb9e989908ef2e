import type {FrameRate, Size} from '@matchcut/engine';
import {isPlainId} from '../address.ts';
import {canonicalJson} from '../canonical-json.ts';
import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import type {FilmTree, NodeOf} from '../film-tree.ts';
import {formatIds, formatSize, isFormatId, resolutions, type FormatId} from '../format.ts';
import {parseFrameRate} from '../frame-rate.ts';
import type {PlanningEngine, SurveyInputs} from '../inputs.ts';
import {stepKey} from '../key.ts';
import type {PlanMemo} from '../plan-memo.ts';
import type {Timeline} from '../timeline.ts';
import {gatherCast, type Cast} from './cast.ts';
import {checkCast} from './check-cast.ts';
import {layOut} from './lay-out.ts';
import {badId, outlineFilm} from './outline.ts';
import {surveyScene, type SurveyedScene} from './survey-scene.ts';

/** What can be known of a film from its tree and the engine's capabilities alone. */
export type Survey = {
  readonly film: SurveyedFilm;
  readonly engine: PlanningEngine;
  readonly scenes: readonly SurveyedScene[];
  readonly cast: Cast;
  readonly timeline: Timeline;
  /** Files that the film names, relative to the public folder. */
  readonly files: readonly SurveyedFile[];
  readonly diagnostics: readonly Diagnostic[];
};

export type SurveyedFilm = {
  readonly id: string;
  readonly title: string;
  readonly frameRate: FrameRate;
  readonly formats: readonly {readonly id: FormatId; readonly size: Size}[];
};

export type SurveyedFile = {
  readonly path: string;
  /** What the film needs it for. */
  readonly role: 'reference' | 'first-frame' | 'sound';
  readonly where: string;
};

/** First half of planning: pure, needs no file and no store. */
export function surveyFilm(tree: FilmTree, inputs: SurveyInputs, memo: PlanMemo): Survey {
  const {engine} = inputs;
  const {film, diagnostics: filmDiagnostics} = readFilm(tree, engine);
  const outline = outlineFilm(tree.id, tree.root);
  const scenes = surveyScenes();
  const {cast, diagnostics: castDiagnostics} = gatherCast(scenes.map((scene) => scene.read));
  const {timeline, diagnostics: timeDiagnostics} = layOut(outline, scenes, film.frameRate, memo);
  const castText = canonicalJson([...cast.values()].map(({name, look}) => [name, look]));
  return {
    film,
    engine,
    scenes,
    cast,
    timeline,
    files: filesOf(scenes, cast, timeline),
    diagnostics: [
      ...filmDiagnostics,
      ...outline.diagnostics,
      ...scenes.flatMap((scene) => scene.diagnostics),
      ...castDiagnostics,
      ...checkIdentities(cast, engine),
      ...scenes.flatMap((scene) =>
        memo.casting.recall(scene, [castText], () => checkCast(scene, cast, engine)),
      ),
      ...timeDiagnostics,
    ],
  };

  function surveyScenes(): readonly SurveyedScene[] {
    const {id, model, capabilities} = engine;
    const shared = stepKey('survey-context', {id, model, capabilities, frameRate: film.frameRate});
    return outline.items
      .filter((item) => item.kind === 'scene')
      .map((scene) =>
        memo.scenes.recall(scene.node, [shared, scene.address, scene.where, ...scene.styles], () =>
          surveyScene(scene, engine, film.frameRate),
        ),
      );
  }
}

function checkIdentities(cast: Cast, {capabilities}: PlanningEngine): readonly Diagnostic[] {
  if (capabilities.identities.kind !== 'look' || cast.size === 0) return [];
  return [
    diagnostic(
      'identity-by-look',
      'Film',
      `The engine keeps no identities: looks are written into the prompt, so ${[...cast.keys()].join(', ')} may change between shots.`,
      'Nothing to do; an engine with characters does better.',
    ),
  ];
}

function readFilm(
  tree: FilmTree,
  engine: PlanningEngine,
): {readonly film: SurveyedFilm; readonly diagnostics: readonly Diagnostic[]} {
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
  // With a diagnostic that stops the film; the rest is planned so that everything is told at once.
  const sized = [...new Set(known)].map((id) => ({
    id,
    size: formatSize(id, isResolution ? resolution : '720p'),
  }));
  for (const {id, size} of isResolution ? sized : []) {
    const isOffered = engine.capabilities.sizes.some(
      (offered) => offered.width === size.width && offered.height === size.height,
    );
    if (isOffered) continue;
    const offer = engine.capabilities.sizes.map(({width, height}) => `${width}x${height}`).join(', ');
    diagnostics.push(
      diagnostic(
        'unsupported-size',
        'Film',
        `The format ${id} at ${resolution} is ${size.width}x${size.height}, which the engine does not make.`,
        `It makes ${offer}.`,
      ),
    );
  }
  return {
    film: {
      id: tree.id,
      title: typeof props.title === 'string' ? props.title : tree.id,
      frameRate: frameRate ?? {numerator: 30, denominator: 1},
      formats: sized,
    },
    diagnostics,
  };
}

function hasScene(node: NodeOf<'film'> | NodeOf<'sequence'> | NodeOf<'style'>): boolean {
  return node.children.some(
    (child) =>
      child.kind === 'scene' || ((child.kind === 'sequence' || child.kind === 'style') && hasScene(child)),
  );
}

function filesOf(scenes: readonly SurveyedScene[], cast: Cast, timeline: Timeline): readonly SurveyedFile[] {
  const files = new Map<string, SurveyedFile>();
  const add = (file: SurveyedFile): void => {
    const known = `${file.role} ${file.path}`;
    if (!files.has(known)) files.set(known, file);
  };
  for (const {reference, where} of cast.values()) {
    if (reference !== null) add({path: reference, role: 'reference', where});
  }
  for (const {firstFrame, where} of scenes.flatMap((scene) => scene.read.shots)) {
    if (firstFrame !== null) add({path: firstFrame, role: 'first-frame', where});
  }
  for (const {src, where} of timeline.sounds) add({path: src, role: 'sound', where});
  return [...files.values()];
}
