import {tracksOf} from '../caption-tracks.ts';
import {stepKeyOfWritten} from '../key.ts';
import type {DraftInputs} from '../inputs.ts';
import type {PlanMemo} from '../plan-memo.ts';
import type {DraftStep, DraftStepOf} from '../step.ts';
import {isCropped} from '../survey/is-cropped.ts';
import type {FilmFormat} from '../survey/read-film.ts';
import type {Survey} from '../survey/survey.ts';
import {drawnOver, type TimelineScene} from '../timeline.ts';
import {draftSceneCut, type SceneCut, type SceneNeighbours} from './draft-scene-cut.ts';
import {castSteps, draftScenes} from './draft-scenes.ts';
import {draftSceneSounds, draftSoundtrack} from './draft-soundtrack.ts';
import {overlayFinder} from './overlays-in-scene.ts';
import {joinLists} from './join-lists.ts';
import {sceneAt} from './scene-at.ts';
import {sceneContext, type SceneContext} from './scene-context.ts';
import type {SceneSteps} from './scene-steps.ts';
import {soundEdge} from './sound-edge.ts';
import {stepId} from './step-id.ts';
import {transitionWay} from './transition-way.ts';

/** All steps of a film in one format, needs before what needs them. */
export function draftFormat(
  survey: Survey,
  format: FilmFormat,
  inputs: DraftInputs,
  memo: PlanMemo,
): readonly DraftStep[] {
  const {film, engine, timeline} = survey;
  const context = sceneContext(survey, format, inputs, memo);
  const scenes = draftScenes(survey, context, memo);
  const around = findNeighbours(survey, scenes, context);
  const cuts = scenes.map((scene, index) => draftSceneCut(scene, sceneAt(around, index), context, memo));
  const edge = soundEdge(survey);
  const sounds = engine.capabilities.sound
    ? scenes.map((scene, index) =>
        draftSceneSounds(scene, sceneAt(timeline.scenes, index), sceneAt(around, index), context, edge, memo),
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
  const captions = tracksOf(timeline.captions);
  const joined = {
    ...inputs.making.cut,
    frameRate,
    frames: timeline.frames,
    soundtrack: soundtrack.key,
    ...(captions.length === 0 ? {} : {captions}),
  };
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
