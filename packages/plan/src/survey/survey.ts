import {canonicalJson} from '../canonical-json.ts';
import type {Diagnostic} from '../diagnostic.ts';
import type {FilmTree} from '../film-tree.ts';
import type {PlanningEngine, SurveyInputs} from '../inputs.ts';
import {stepKey} from '../key.ts';
import type {PlanMemo} from '../plan-memo.ts';
import type {Timeline} from '../timeline.ts';
import {checkBrandWords} from './check-brand-words.ts';
import {gatherCast, type Cast} from './cast.ts';
import {checkBranches} from './check-branches.ts';
import {checkCast} from './check-cast.ts';
import {checkSizes} from './check-sizes.ts';
import {noteHandover, noteKeeping} from './engine-notes.ts';
import {gatherBrands, type GatheredBrands} from './gather-brands.ts';
import {layOut} from './lay-out.ts';
import {outlineFilm, type OutlineScene} from './outline.ts';
import {readFilm, type SurveyedFilm} from './read-film.ts';
import {surveyScene, type SurveyedScene} from './survey-scene.ts';

/** What can be known of a film from its tree and the engine's capabilities alone. */
export type Survey = {
  readonly film: SurveyedFilm;
  readonly engine: PlanningEngine;
  readonly scenes: readonly SurveyedScene[];
  readonly cast: Cast;
  readonly timeline: Timeline;
  /** Words that must not appear in what the film shows. */
  readonly never: readonly string[];
  /** Files that the film names, relative to the public folder. */
  readonly files: readonly SurveyedFile[];
  readonly diagnostics: readonly Diagnostic[];
};

export type SurveyedFile = {
  readonly path: string;
  /** What the film needs it for. */
  readonly role: 'reference' | 'first-frame' | 'grade' | 'sound' | 'brand';
  readonly where: string;
};

/** First half of planning: pure, needs no file and no store. */
export function surveyFilm(tree: FilmTree, inputs: SurveyInputs, memo: PlanMemo): Survey {
  const {engine} = inputs;
  const {film, diagnostics: filmDiagnostics} = readFilm(tree);
  const outline = outlineFilm(tree.id, tree.root);
  const scenes = surveyScenes();
  const {cast, diagnostics: castDiagnostics} = gatherCast(scenes.map((scene) => scene.read));
  const {timeline, diagnostics: timeDiagnostics} = layOut(outline, scenes, film.frameRate, memo);
  const castText = canonicalJson(
    [...cast.values()].map(({name, look, reference}) => [name, look, reference !== null]),
  );
  const brands = gatherBrands(tree);
  return {
    film,
    engine,
    scenes,
    cast,
    timeline,
    never: brands.never,
    files: filesOf(scenes, cast, timeline, brands),
    diagnostics: [
      ...filmDiagnostics,
      ...checkSizes(film, scenes, engine),
      ...outline.diagnostics,
      ...scenes.flatMap((scene) => scene.diagnostics),
      ...castDiagnostics,
      ...checkBranches(scenes, film, engine),
      ...noteKeeping(cast, engine),
      ...noteHandover(scenes, engine),
      ...scenes.flatMap((scene) =>
        memo.casting.recall(scene, [castText], () => checkCast(scene, cast, engine)),
      ),
      ...timeDiagnostics,
      ...checkBrandWords(tree, brands.never),
    ],
  };

  function surveyScenes(): readonly SurveyedScene[] {
    const {id, model, capabilities} = engine;
    const shared = stepKey('survey-context', {id, model, capabilities, frameRate: film.frameRate});
    return outline.items
      .filter((item) => item.kind === 'scene')
      .map((scene) =>
        memo.scenes.recall(scene.node, surroundingsOf(scene, shared), () =>
          surveyScene(scene, engine, film.frameRate),
        ),
      );
  }
}

/** What a scene's survey depends on besides its node. */
function surroundingsOf({address, where, styles, grades}: OutlineScene, shared: string): readonly unknown[] {
  return [
    shared,
    address,
    where,
    ...styles.prompts,
    'palette',
    ...styles.palette,
    'negatives',
    ...styles.negatives,
    'grades',
    ...grades.flatMap((grade) => [grade.path, grade.where]),
  ];
}

function filesOf(
  scenes: readonly SurveyedScene[],
  cast: Cast,
  timeline: Timeline,
  brands: GatheredBrands,
): readonly SurveyedFile[] {
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
  for (const {path, where} of scenes.flatMap((scene) => scene.grades)) add({path, role: 'grade', where});
  for (const {src, where} of timeline.sounds) add({path: src, role: 'sound', where});
  for (const {path, where} of brands.files) add({path, role: 'brand', where});
  return [...files.values()];
}
