import {existsSync, readFileSync} from 'node:fs';
import {dirname, resolve} from 'node:path';

export function isStyle(file: string): boolean {
  return /\.(?:css|scss|sass|less|styl|pcss)$/.test(file);
}

/** A style sheet and all files of the project that it names: other sheets, fonts, pictures. */
export function styleFiles(sheet: string): readonly string[] {
  const found = new Set([sheet]);
  // A set that grows while it is walked is walked to its end.
  for (const file of found) if (isStyle(file)) for (const named of namedFiles(file)) found.add(named);
  return [...found];
}

const names = /url\(\s*["']?([^"')]+)["']?\s*\)|@(?:import|use|forward)\s+["']([^"']+)["']/g;

function namedFiles(sheet: string): readonly string[] {
  return [...readFileSync(sheet, 'utf8').matchAll(names)]
    .map(([, url, sheetName]) => resolve(dirname(sheet), (url ?? sheetName ?? '').replace(/[?#].*$/s, '')))
    .filter((file) => existsSync(file));
}
