/** A text as lower-case words without marks, in order: `A fox's café.` is `['a', 'fox', 's', 'cafe']`. */
export function tokens(text: string): readonly string[] {
  return (
    text
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** The text as ` word word word `, so that ` rain ` finds the word and not `train`. */
export function padded(text: string): string {
  return ` ${tokens(text).join(' ')} `;
}
