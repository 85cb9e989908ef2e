import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import type {DraftInputs} from '../inputs.ts';
import {stepKey} from '../key.ts';
import type {PlanMemo} from '../plan-memo.ts';
import type {CutPart, DraftStep, DraftStepOf, StepRequests} from '../step.ts';
import type {Survey, SurveyedFile} from '../survey/survey.ts';
import type {TimelineOverlay} from '../timeline.ts';
import {draftCast, stepId} from './draft-cast.ts';
import {engineUse} from './engine-use.ts';
import {draftScene, type SceneContext, type SceneSteps} from './draft-scene.ts';
import {draftSegment} from './draft-segment.ts';
import {draftSoundtrack} from './draft-soundtrack.ts';
import {divideIntoStretches, pictureRuns, type Stretch} from './stretches.ts';

/** Every step of a film with its key; what is there already is not known yet. */
export type PlanDraft = {
  readonly survey: Survey;
  readonly inputs: DraftInputs;
  /** Needs stand before what needs them. */
  readonly steps: readonly DraftStep[];
  readonly diagnostics: readonly Diagnostic[];
};

/** Second half of planning: what is to be made, for each format. */
export function draftPlan(survey: Survey, inputs: DraftInputs, memo: PlanMemo): PlanDraft {
  const steps = survey.film.formats.flatMap((format) => draftFormat(survey, format, inputs, memo));
  return {
    survey,
    inputs,
    steps,
    diagnostics: [
      ...survey.diagnostics,
      ...survey.files.flatMap((file) => checkFile(file, inputs)),
      ...checkReplace(survey, inputs),
    ],
  };
}

function draftFormat(
  survey: Survey,
  {id: format, size}: Survey['film']['formats'][number],
  inputs: DraftInputs,
  memo: PlanMemo,
): readonly DraftStep[] {
  const {film, engine, timeline} = survey;
  const {frameRate} = film;
  const members = draftCast(survey.cast, {id: film.id, format, size}, engine, inputs.files);
  const digest = stepKey('scene-context', {
    ...engineUse(engine),
    format,
    size,
    frameRate,
    conform: inputs.making.conform,
  });
  const context: SceneContext = {format, size, frameRate, engine, members, inputs, digest};

  const scenes = new Map<string, SceneSteps>();
  for (const scene of survey.scenes) scenes.set(scene.address, draftScene(scene, context, memo));
  const piecesOf = (scene: string): SceneSteps['pieces'] => scenes.get(scene)?.pieces ?? [];

  const runs = pictureRuns(timeline, piecesOf);
  const stretches = divideIntoStretches(runs, timeline.overlays, frameRate);
  const segments: DraftStepOf<'segment'>[] = [];
  const parts: CutPart[] = [];
  const sources = new Set<string>();
  const overlaysIn = overlayFinder(timeline.overlays);
  for (const stretch of stretches) {
    const part = partOf(stretch);
    if (part === null) continue;
    parts.push(part.part);
    sources.add(part.need);
  }
  const soundtrack = draftSoundtrack(film.id, timeline, piecesOf, context);
  const request: StepRequests['cut'] = {
    ...inputs.making.cut,
    frameRate,
    frames: timeline.frames,
    parts,
    soundtrack: soundtrack.key,
  };
  const cut: DraftStepOf<'cut'> = {
    kind: 'cut',
    id: stepId(format, 'cut', film.id),
    key: stepKey('cut', request),
    address: film.id,
    format,
    needs: [...sources, soundtrack.id],
    request,
  };
  return [
    ...[...members.values()].map((member) => member.step).filter((step) => step !== null),
    ...[...scenes.values()].flatMap((scene) => scene.steps),
    ...segments,
    soundtrack,
    cut,
  ];

  function partOf(stretch: Stretch): {part: CutPart; need: string} | null {
    if (stretch.kind === 'copied') {
      const {piece, pieceFrom, frames} = stretch;
      return {part: {source: piece.conform.key, sourceFrom: pieceFrom, frames}, need: piece.conform.id};
    }
    const segment = draftSegment(stretch, overlaysIn(stretch), context);
    if (segment === null) return null;
    segments.push(segment);
    return {part: {source: segment.key, sourceFrom: 0, frames: stretch.frames}, need: segment.id};
  }
}

/** Overlays under a moving window: stretches come in order, so each overlay is looked at a few times only. */
function overlayFinder(
  overlays: readonly TimelineOverlay[],
): (stretch: Stretch) => readonly TimelineOverlay[] {
  const queue = overlays
    .map((overlay, order) => ({overlay, order}))
    .toSorted((a, b) => a.overlay.from - b.overlay.from);
  let open: typeof queue = [];
  let next = 0;
  return (stretch) => {
    const end = stretch.from + stretch.frames;
    for (let entry = queue[next]; entry !== undefined && entry.overlay.from < end; entry = queue[next]) {
      open.push(entry);
      next += 1;
    }
    open = open.filter(({overlay}) => overlay.from + overlay.frames > stretch.from);
    // What stands later in the film's source lies on top.
    return open.toSorted((a, b) => a.order - b.order).map(({overlay}) => overlay);
  };
}

function checkFile(file: SurveyedFile, inputs: DraftInputs): readonly Diagnostic[] {
  const state = inputs.files.get(file.path);
  switch (state?.kind) {
    case undefined:
    case 'missing':
      return [
        diagnostic(
          'missing-file',
          file.where,
          `There is no file "${file.path}" in the public folder.`,
          'Check the name, or put the file there.',
        ),
      ];
    case 'outside':
      return [
        diagnostic(
          'file-outside-project',
          file.where,
          `"${file.path}" leads out of the public folder.`,
          'Put the file into the public folder and name it from there.',
        ),
      ];
    case 'not-media':
      return [badReference(file, 'it is neither a picture nor a video nor sound')];
    case 'media':
      if (file.role === 'first-frame' && state.media !== 'still')
        return [badReference(file, 'it is no still picture')];
      if (file.role === 'reference' && state.media === 'sound')
        return [badReference(file, 'it has no picture')];
      if (file.role === 'sound' && state.media === 'still') return [badReference(file, 'it has no sound')];
      return [];
  }
}

function badReference(file: SurveyedFile, why: string): Diagnostic {
  return diagnostic(
    'bad-reference',
    file.where,
    `"${file.path}" can't be used here: ${why}.`,
    'Name another file.',
  );
}

function checkReplace(survey: Survey, inputs: DraftInputs): readonly Diagnostic[] {
  const shots = new Set(
    survey.scenes.flatMap((scene) =>
      scene.chain.shots.flatMap((shot) => [shot.read.address, ...shot.parts.map((part) => part.address)]),
    ),
  );
  return [...inputs.replace]
    .filter((address) => !shots.has(address))
    .map((address) =>
      diagnostic(
        'unknown-shot',
        'Film',
        `There is no shot "${address}" to make another take of.`,
        `The film has ${[...shots].slice(0, 12).join(', ')}${shots.size > 12 ? ' …' : ''}.`,
      ),
    );
}
