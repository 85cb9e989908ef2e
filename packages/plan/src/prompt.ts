/** A part of a prompt: written text, or the name of a character or prop. */
export type PromptPart =
  | {readonly kind: 'text'; readonly text: string}
  | {readonly kind: 'mention'; readonly name: string};

/**
 * Folds the children of a shot into one clean text: white space is single, and a name stands apart from the
 * words around it even where JSX has eaten the line break between them (`aboard⏎<Mara />`).
 * Scripts that are written without spaces are left alone, and so are possessives and brackets.
 */
export function foldPrompt(parts: readonly PromptPart[]): string {
  let prompt = '';
  let afterMention = false;
  for (const part of parts) {
    const text = part.kind === 'text' ? part.text : part.name;
    if (text === '') continue;
    const atMention = part.kind === 'mention' || afterMention;
    if (atMention && needsSpace(prompt.at(-1) ?? '', text, part.kind)) prompt += ' ';
    prompt += text;
    afterMention = part.kind === 'mention';
  }
  return foldSpace(prompt);
}

/** Text on one line, its words one blank apart, so that the way it is laid out in the source does not count. */
export function foldSpace(text: unknown): string {
  // Props come from JavaScript too: what is no text must not stop the survey, which tells everything at once.
  return String(text).replaceAll(/\s+/gu, ' ').trim();
}

/** A letter or digit of a script that separates words by spaces. */
const spacedWord = /^(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}])[\p{L}\p{N}]/u;
const closesPhrase = /[,.;:!?…)\]”»]/u;

function needsSpace(before: string, text: string, kind: PromptPart['kind']): boolean {
  if (!spacedWord.test(text)) return false;
  return spacedWord.test(before) || (kind === 'mention' && closesPhrase.test(before));
}
