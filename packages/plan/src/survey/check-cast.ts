import {diagnostic, type Diagnostic} from '../diagnostic.ts';
import type {PlanningEngine} from '../inputs.ts';
import type {Cast} from './cast.ts';
import {keepingOf} from './identity-keeping.ts';
import type {ReadShot} from './read-scene.ts';
import type {SurveyedScene} from './survey-scene.ts';
import type {StyleWords} from './style-words.ts';
import {writePrompt} from './write-prompt.ts';

/** What can be said of a scene's prompts once the whole cast is known. */
export function checkCast(scene: SurveyedScene, cast: Cast, engine: PlanningEngine): readonly Diagnostic[] {
  return scene.read.shots.flatMap((shot) => [
    ...checkCount(shot, cast, engine),
    ...findPlainNames(shot, cast),
    ...checkPromptLength(shot, scene.styles, cast, engine),
  ]);
}

/** Those who are kept by words alone count only where words are all that the engine has. */
function checkCount(shot: ReadShot, cast: Cast, {capabilities}: PlanningEngine): readonly Diagnostic[] {
  const {kind, perShot} = capabilities.identities;
  const names = shot.identities
    .filter(
      (identity) =>
        kind === 'look' || keepingOf(cast.get(identity.name) ?? identity, capabilities) !== 'look',
    )
    .map(({name}) => name);
  if (names.length <= perShot) return [];
  return [
    diagnostic(
      'too-many-identities',
      shot.where,
      `The shot has ${names.length} characters and props (${names.join(', ')}); the engine keeps at most ${perShot} in one shot.`,
      'Name the others in words, or give them a shot of their own.',
    ),
  ];
}

/** Names of the cast that stand in a shot's text without their identity: easily meant, and easily missed. */
function findPlainNames(shot: ReadShot, cast: Cast): readonly Diagnostic[] {
  const attached = shot.identities.map(({name}) => name).toSorted((a, b) => b.length - a.length);
  // A name may be part of another one, so those that are mentioned properly go first.
  const plain = attached.reduce((text, name) => text.replaceAll(name, '\n'), shot.text);
  return [...cast.keys()]
    .filter((name) => !attached.includes(name) && standsAsWord(name, plain))
    .map((name) =>
      diagnostic(
        'identity-in-plain-text',
        shot.where,
        `"${name}" stands in the prompt as plain text, so the engine is not told who that is.`,
        `Mention it as an element, such as <${elementName(name)} />, or use another word.`,
      ),
    );
}

function standsAsWord(name: string, text: string): boolean {
  const isLetter = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    if (!isLetter(text[at - 1]) && !isLetter(text[at + name.length])) return true;
  }
  return false;
}

function elementName(name: string): string {
  return name.replaceAll(/\P{ID_Continue}/gu, '') || 'Character';
}

function checkPromptLength(
  shot: ReadShot,
  styles: StyleWords,
  cast: Cast,
  {capabilities}: PlanningEngine,
): readonly Diagnostic[] {
  if (shot.kind === 'edit') return [];
  const described = shot.identities
    .map((identity) => cast.get(identity.name) ?? identity)
    .filter((identity) => keepingOf(identity, capabilities) !== 'handle');
  const {length} = writePrompt(shot.text, styles, described);
  if (length <= capabilities.promptLength) return [];
  return [
    diagnostic(
      'prompt-too-long',
      shot.where,
      `The prompt has ${length} characters with looks and styles; the engine reads ${capabilities.promptLength}.`,
      'Shorten it.',
    ),
  ];
}
