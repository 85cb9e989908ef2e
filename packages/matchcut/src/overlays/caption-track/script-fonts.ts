/** A typeface for a script that Archivo has not. */
export type ScriptFont = {
  /** As its style sheet calls it. */
  readonly family: string;
  /** The package `@fontsource-variable/<folder>`, served to overlays at `./fonts/<folder>/`. */
  readonly folder: string;
  /** Found in text that it is for. */
  readonly script: RegExp;
  /** The languages that it is for, where several share the script; `null` for all. */
  readonly languages: readonly string[] | null;
};

const han = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\u3000-\u303f\uff00-\uffef]/u;

/** Noto Sans, a file for each script and a package for each of them, so that no machine's own fonts are drawn with. */
export const scriptFonts: readonly ScriptFont[] = [
  noto('arabic', 'Arabic', /\p{sc=Arab}/u),
  noto('hebrew', 'Hebrew', /\p{sc=Hebr}/u),
  noto('devanagari', 'Devanagari', /\p{sc=Deva}/u),
  noto('thai', 'Thai', /\p{sc=Thai}/u),
  noto('jp', 'JP', han, ['ja']),
  noto('sc', 'SC', han, ['zh']),
  noto('kr', 'KR', han, ['ko']),
  // Greek and Cyrillic.
  {
    family: 'Noto Sans Variable',
    folder: 'noto-sans',
    script: /[\p{sc=Grek}\p{sc=Cyrl}]/u,
    languages: null,
  },
];

function noto(
  name: string,
  written: string,
  script: RegExp,
  languages: readonly string[] | null = null,
): ScriptFont {
  return {family: `Noto Sans ${written} Variable`, folder: `noto-sans-${name}`, script, languages};
}
