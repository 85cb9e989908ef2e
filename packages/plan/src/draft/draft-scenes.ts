import {stepKey} from '../key.ts';
import type {DraftInputs} from '../inputs.ts';
import type {PlanMemo} from '../plan-memo.ts';
import type {DraftStep} from '../step.ts';
import {branchOf} from '../survey/check-branches.ts';
import {isCropped} from '../survey/is-cropped.ts';
import type {Survey} from '../survey/survey.ts';
import type {SurveyedScene} from '../survey/survey-scene.ts';
import {cropScene} from './crop-scene.ts';
import {draftScene} from './draft-scene.ts';
import {sceneAt} from './scene-at.ts';
import {sceneContext, type SceneContext} from './scene-context.ts';
import {clipOfShot, isHeld, type SceneSteps, type StepRef} from './scene-steps.ts';
import {findStrays} from './strays.ts';

/** First each scene by itself; then those that the lock does not know at their address, with what it has left over. */
export function draftScenes(survey: Survey, context: SceneContext, memo: PlanMemo): readonly SceneSteps[] {
  const drafted = draftEach(survey, context, memo, () => null);
  const strays = findStrays(context.inputs.lock, context.format, drafted);
  if (strays.size === 0) return drafted;
  const digest = stepKey('strays', {context: context.digest, strays: Object.fromEntries(strays)});
  return draftEach(survey, {...context, strays, digest}, memo, (scene, index) => {
    const steps = sceneAt(drafted, index);
    // What continues a shot that finds its take again is another clip.
    return isHeld(steps) && branchOf(scene) === null ? steps : null;
  });
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

export function castSteps({members}: SceneContext): readonly DraftStep[] {
  return [...members.values()].map((member) => member.step).filter((step) => step !== null);
}

/** @param kept a scene's steps where they are known already. */
function draftEach(
  survey: Survey,
  context: SceneContext,
  memo: PlanMemo,
  kept: (scene: SurveyedScene, index: number) => SceneSteps | null,
): readonly SceneSteps[] {
  const {film, scenes} = survey;
  const isFromWhole = (scene: SurveyedScene): boolean => isCropped(scene, film, context.format);
  const wholes = scenes.some(isFromWhole)
    ? draftScenes(survey, sceneContext(survey, film.main, context.inputs, memo), memo)
    : [];
  const done = new Map<number, SceneSteps>();
  const under = new Set<number>();
  return scenes.map((_, index) => stepsOf(index));

  function stepsOf(index: number): SceneSteps {
    const known = done.get(index);
    if (known !== undefined) return known;
    const scene = sceneAt(scenes, index);
    under.add(index);
    const steps = kept(scene, index) ?? draft(scene, index);
    under.delete(index);
    done.set(index, steps);
    return steps;
  }

  function draft(scene: SurveyedScene, index: number): SceneSteps {
    if (isFromWhole(scene)) return cropScene(scene, sceneAt(wholes, index), context, memo);
    return draftScene(scene, sourceOf(scene), context, memo);
  }

  /** What a branch continues, wherever in the film that stands. One that leads back here has a diagnostic. */
  function sourceOf(scene: SurveyedScene): StepRef | null {
    const from = branchOf(scene);
    if (from === null) return null;
    const upstream = scenes.findIndex(({chain}) => chain.shots.some(({read}) => read.address === from));
    return upstream === -1 || under.has(upstream) ? null : clipOfShot(stepsOf(upstream), from);
  }
}
