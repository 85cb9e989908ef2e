import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {GlobalFonts} from '@napi-rs/canvas';

const require = createRequire(import.meta.url);

// The web fonts come in slices; each gets a family name of its own and the canvas looks through them in order.
const slices = ['latin', 'latin-ext', 'vietnamese'] as const;
const weights = [400, 600] as const;
type Weight = (typeof weights)[number];

const registered = new Set<string>();

/** A canvas font from the package's own files; never a font of the machine. */
export function font(size: number, weight: Weight = 400): string {
  const families = slices.map((slice) => {
    const family = `matchcut-${slice}-${weight}`;
    if (!registered.has(family)) {
      registered.add(family);
      GlobalFonts.register(
        readFileSync(require.resolve(`@fontsource/archivo/files/archivo-${slice}-${weight}-normal.woff2`)),
        family,
      );
    }
    return `"${family}"`;
  });
  return `${size}px ${families.join(', ')}`;
}

// What the slices hold, from the package's own unicode ranges: Latin with its extensions, Vietnamese, punctuation.
const covered =
  /^[\u0020-\u007E\u00A0-\u0148\u014A-\u017F\u018F\u0192\u01A0\u01A1\u01AF\u01B0\u0218-\u021B\u0237\u0259\u02BB\u02BC\u02C6\u02DA\u02DC\u1E00-\u1EFF\u2013\u2014\u2018-\u201E\u2020-\u2022\u2026\u2030\u2039\u203A\u2044\u20AB\u20AC\u2122\u2191-\u2193\u2212]*$/u;

/** Whether a word can be set. What cannot would come from a font of the machine, and differ from machine to machine. */
export function canSet(text: string): boolean {
  return covered.test(text.normalize('NFC'));
}
