import {stepKey, stepKeyOfWritten} from '../key.ts';
import type {DraftInputs} from '../inputs.ts';
import type {PlanMemo} from '../plan-memo.ts';
import type {DraftStep, DraftStepOf} from '../step.ts';
import {scaleSize} from '../scale-size.ts';
import {branchOf} from '../survey/check-branches.ts';
import {isCropped} from '../survey/is-cropped.ts';
import type {Survey} from '../survey/survey.ts';
import type {SurveyedScene} from '../survey/survey-scene.ts';
import {drawnOver, type TimelineScene} from '../timeline.ts';
import {draftCast} from './draft-cast.ts';
import {clipOfShot, cropScene, draftScene, type ClipRef, type SceneSteps} from './draft-scene.ts';
import {draftSceneCut, type SceneCut, type SceneNeighbours} from './draft-scene-cut.ts';
import {draftSceneSounds, draftSoundtrack} from './draft-soundtrack.ts';
import {engineUse} from './engine-use.ts';
import {overlayFinder} from './overlays-in-scene.ts';
import {joinLists} from './join-lists.ts';
import type {SceneContext} from './scene-context.ts';
import {soundEdge} from './sound-edge.ts';
import {stepId} from './step-id.ts';
import {findStrays, noStrays} from './strays.ts';
import {transitionWay} from './transition-way.ts';

/** All steps of a film in one format, needs before what needs them. */
export function draftFormat(
  survey: Survey,
  format: Survey['film']['formats'][number],
  inputs: DraftInputs,
  memo: PlanMemo,
): readonly DraftStep[] {
  const {film, engine, timeline} = survey;
  const context = sceneContext(survey, format, inputs, memo);
  const scenes = draftScenes(survey, context, memo);
  const around = findNeighbours(survey, scenes, context);
  const cuts = scenes.map((scene, index) => draftSceneCut(scene, at(around, index), context, memo));
  const edge = soundEdge(survey);
  const sounds = engine.capabilities.sound
    ? scenes.map((scene, index) =>
        draftSceneSounds(scene, at(timeline.scenes, index), at(around, index), context, edge, memo),
      )
    : [];
  const soundtrack = draftSoundtrack(survey, sounds, context, edge);
  return [
    // Who is in pictures that are cropped has been cast for those that they are cropped from.
    ...(survey.scenes.every((scene) => isCropped(scene, film, format.id)) ? [] : castSteps(context)),
    ...joinLists(scenes, (scene) => scene.steps),
    ...joinLists(cuts, (cut) => cut.segments),
    soundtrack,
    draftCut(survey, cuts, soundtrack, context),
  ];
}

function sceneContext(
  {film, engine, cast}: Survey,
  {id: format, size}: Survey['film']['formats'][number],
  inputs: DraftInputs,
  memo: PlanMemo,
): SceneContext {
  const {frameRate} = film;
  const {conform, segment} = inputs.making;
  const outputSize = scaleSize(size, inputs.scale ?? 1);
  return {
    format,
    size,
    outputSize,
    frameRate,
    engine,
    members: draftCast(cast, {id: film.id, format, size}, engine, inputs.files, memo),
    strays: noStrays,
    inputs,
    digest: stepKey('scene-context', {
      ...engineUse(engine),
      format,
      size,
      scale: inputs.scale ?? 1,
      frameRate,
      conform,
      segment,
    }),
  };
}

/**
 * Clips of the film's first format that others are cropped from, with their cast; none where that format is planned
 * for itself.
 */
export function draftWholes(survey: Survey, inputs: DraftInputs, memo: PlanMemo): readonly DraftStep[] {
  const {film, scenes} = survey;
  if (film.formats.some(({id}) => id === film.main.id)) return [];
  const wanted = scenes.map((scene) => film.formats.some(({id}) => isCropped(scene, film, id)));
  if (!wanted.includes(true)) return [];
  const context = sceneContext(survey, film.main, inputs, memo);
  const clips = draftScenes(survey, context, memo).flatMap(({steps}, index) =>
    wanted[index] === true ? steps.filter(({kind}) => kind !== 'conform') : [],
  );
  return [...castSteps(context), ...clips];
}

function castSteps({members}: SceneContext): readonly DraftStep[] {
  return [...members.values()].map((member) => member.step).filter((step) => step !== null);
}

/** First each scene by itself; then those that the lock does not know at their address, with what it has left over. */
function draftScenes(survey: Survey, context: SceneContext, memo: PlanMemo): readonly SceneSteps[] {
  const {film, scenes} = survey;
  const isFromWhole = (scene: SurveyedScene): boolean => isCropped(scene, film, context.format);
  const wholes = scenes.some(isFromWhole)
    ? draftScenes(survey, sceneContext(survey, film.main, context.inputs, memo), memo)
    : [];
  const draft = (within: SceneContext, kept: (index: number) => SceneSteps | null): readonly SceneSteps[] => {
    const steps = new Map<SurveyedScene, SceneSteps>();
    const stepsOf = (scene: SurveyedScene, index: number): SceneSteps => {
      const known = steps.get(scene) ?? kept(index);
      if (known !== null) return known;
      const made = isFromWhole(scene)
        ? cropScene(scene, at(wholes, index), within, memo)
        : draftScene(scene, sourceOf(scene, [scene]), within, memo);
      steps.set(scene, made);
      return made;
    };
    /** Branches that lead in a circle have a diagnostic, and continue nothing here. */
    const sourceOf = (scene: SurveyedScene, path: readonly SurveyedScene[]): ClipRef | null => {
      const from = branchOf(scene);
      const index =
        from === null
          ? -1
          : scenes.findIndex(({chain}) => chain.shots.some(({read}) => read.address === from));
      const upstream = scenes[index];
      if (from === null || upstream === undefined || path.includes(upstream)) return null;
      const known = steps.get(upstream) ?? kept(index);
      if (known !== null) return clipOfShot(known, from);
      const made = draftScene(upstream, sourceOf(upstream, [...path, upstream]), within, memo);
      return clipOfShot(made, from);
    };
    return scenes.map(stepsOf);
  };
  const drafted = draft(context, () => null);
  const strays = findStrays(context.inputs.lock, context.format, drafted);
  if (strays.size === 0) return drafted;
  const digest = stepKey('strays', {context: context.digest, strays: Object.fromEntries(strays)});
  return draft({...context, strays, digest}, (index) => {
    const steps = at(drafted, index);
    // What continues a shot that finds its take again is another clip.
    const isHeld = steps.held.length === steps.steps.length - steps.pieces.length;
    return isHeld && branchOf(at(scenes, index)) === null ? steps : null;
  });
}

function findNeighbours(
  {timeline}: Survey,
  scenes: readonly SceneSteps[],
  {format, inputs}: SceneContext,
): readonly SceneNeighbours[] {
  const overlaysOver = overlayFinder(drawnOver(timeline), (overlay) => inputs.looks(overlay, format));
  let transitions = 0;
  let head = 0;
  return timeline.scenes.map((scene: TimelineScene, index): SceneNeighbours => {
    const transition = timeline.transitions[transitions];
    const next = scenes[index + 1]?.pieces[0];
    const isOut = transition !== undefined && transition.outgoing === scene.address && next !== undefined;
    const out = isOut
      ? {
          frames: transition.frames,
          next,
          address: transition.incoming,
          way: transitionWay(transition, (matte) => inputs.looks(matte, format)),
        }
      : null;
    const around = {frames: scene.frames, head, out, overlays: overlaysOver(scene)};
    head = out?.frames ?? 0;
    if (isOut) transitions += 1;
    return around;
  });
}

function draftCut(
  {film, timeline}: Survey,
  cuts: readonly SceneCut[],
  soundtrack: DraftStepOf<'soundtrack'>,
  {format, frameRate, inputs}: SceneContext,
): DraftStepOf<'cut'> {
  const joined = {...inputs.making.cut, frameRate, frames: timeline.frames, soundtrack: soundtrack.key};
  return {
    kind: 'cut',
    id: stepId(format, 'cut', film.id),
    key: stepKeyOfWritten('cut', joined, {parts: joinLists(cuts, (cut) => cut.written)}),
    address: film.id,
    format,
    needs: [...joinLists(cuts, (cut) => cut.sources), soundtrack.id],
    request: {...joined, parts: joinLists(cuts, (cut) => cut.parts)},
  };
}

/** A member of a list that is as long as the film has scenes. */
function at<T>(list: readonly T[], index: number): T {
  const member = list[index];
  if (member === undefined) throw new RangeError(`There is no scene ${index}.`);
  return member;
}
