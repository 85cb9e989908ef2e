import {continueRender, delayRender} from 'remotion';
import {scriptFonts, type ScriptFont} from './script-fonts.ts';

/** The typefaces of a caption: a family of the film's, and the Noto of each other script that it has characters of. */
export function captionFonts(family: string, text: string, lang: string | undefined): string {
  const fonts = fontsOf(text, lang);
  // Planning, in Node.js, needs no font.
  if (typeof document !== 'undefined') for (const font of fonts) loadFont(font);
  const own = family.replace(/,\s*sans-serif$/, '');
  return [own, ...fonts.map((font) => `'${font.family}'`), 'sans-serif'].join(', ');
}

function fontsOf(text: string, lang: string | undefined): readonly ScriptFont[] {
  return scriptFonts.filter(({script, languages}) => script.test(text) && speaks(languages, text, lang));
}

/** Characters of Chinese are drawn a little differently in each language that has them. */
function speaks(languages: readonly string[] | null, text: string, lang: string | undefined): boolean {
  if (languages === null) return true;
  const language = lang?.toLowerCase().split('-')[0] ?? languageOf(text);
  return languages.includes(language);
}

function languageOf(text: string): string {
  if (/[\p{sc=Hira}\p{sc=Kana}]/u.test(text)) return 'ja';
  return /\p{sc=Hang}/u.test(text) ? 'ko' : 'zh';
}

const loaded = new Set<string>();

/** Asks the page's server for a typeface, once; only the files with characters that are drawn are fetched. */
function loadFont({folder}: ScriptFont): void {
  if (loaded.has(folder)) return;
  loaded.add(folder);
  const handle = delayRender(`Loading the typeface ${folder}`);
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = `./fonts/${folder}/wght.css`;
  // Elsewhere than in Matchcut's own page there is no such file, and the machine's fonts have to do.
  link.addEventListener('load', () => continueRender(handle));
  link.addEventListener('error', () => continueRender(handle));
  document.head.append(link);
}
