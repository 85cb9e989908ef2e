import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import type {DraftInputs} from '../inputs.ts';
import type {PlanMemo} from '../plan-memo.ts';
import type {DraftStep} from '../step.ts';
import type {Survey, SurveyedFile} from '../survey/survey.ts';
import {checkPins} from './check-pins.ts';
import {checkSoundLength} from './check-sound-length.ts';
import {checkShownContent} from './check-shown-content.ts';
import {draftFormat} from './draft-format.ts';
import {missingFile} from './missing-file.ts';
import {noteFittedReferences} from './note-fitted-references.ts';
import {draftWholes} from './draft-scenes.ts';

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
  const steps = [
    ...draftWholes(survey, inputs, memo),
    ...survey.film.formats.flatMap((format) => draftFormat(survey, format, inputs, memo)),
  ];
  return {
    survey,
    inputs,
    steps,
    diagnostics: [
      ...survey.diagnostics,
      ...survey.files.flatMap((file) => checkFile(file, inputs)),
      ...noteFittedReferences(survey, inputs),
      ...survey.timeline.sounds.flatMap((sound) => checkSoundLength(sound, inputs.files.get(sound.src))),
      ...checkShownContent(survey, inputs.shown ?? new Map()),
      ...checkReplace(survey, inputs),
      ...checkPins(survey, inputs, steps),
    ],
  };
}

function checkFile(file: SurveyedFile, inputs: DraftInputs): readonly Diagnostic[] {
  const state = inputs.files.get(file.path);
  switch (state?.kind) {
    case undefined:
    case 'missing':
      return [missingFile(file.path, file.where)];
    case 'outside':
      return [
        diagnostic(
          'file-outside-project',
          file.where,
          `"${file.path}" leads out of the public folder.`,
          'Put the file into the public folder and name it from there.',
        ),
      ];
    case 'lut':
      return file.role === 'grade' ? [] : [badReference(file, 'it is a look-up table')];
    case 'not-media':
      // A logo may be an SVG, and a font is a font.
      if (file.role === 'brand') return [];
      return [
        badReference(
          file,
          file.role === 'grade'
            ? 'it is no .cube look-up table of three dimensions'
            : 'it is neither a picture nor a video nor sound',
        ),
      ];
    case 'media':
      if (file.role === 'grade') return [badReference(file, 'it is no .cube look-up table')];
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
  if (inputs.replace.size === 0) return [];
  const shots = new Set(
    survey.scenes.flatMap((scene) =>
      scene.chain.shots.flatMap((shot) => [shot.read.address, ...shot.parts.map((part) => part.address)]),
    ),
  );
  return [...inputs.replace.keys()]
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
