import {createRequire} from 'node:module';
import {GlobalFonts} from '@napi-rs/canvas';

const weights = [400, 500, 700] as const;

// Fonts of the machine differ; this one comes as a package. It is cut into files by script.
const require = createRequire(import.meta.url);
const scripts = ['latin', 'latin-ext', 'vietnamese'] as const;

let areRegistered = false;

/** A CSS font for the canvas. */
export function sheetFont(size: number, weight: (typeof weights)[number]): string {
  registerSheetFonts();
  const families = scripts.map((script) => `"${familyName(script, weight)}"`);
  return `${size}px ${families.join(', ')}, sans-serif`;
}

/** Makes the package's own font known to the canvas, once. */
export function registerSheetFonts(): void {
  if (areRegistered) return;
  areRegistered = true;
  for (const weight of weights) {
    for (const script of scripts) {
      const path = require.resolve(`@fontsource/archivo/files/archivo-${script}-${weight}-normal.woff2`);
      GlobalFonts.registerFromPath(path, familyName(script, weight));
      // What a drawing from elsewhere calls it.
      if (script === 'latin') GlobalFonts.registerFromPath(path, 'Archivo');
    }
  }
}

/** A family of its own for each file: the canvas would take only one of several files of the same family and weight. */
function familyName(script: string, weight: number): string {
  return `Matchcut Archivo ${script} ${weight}`;
}
