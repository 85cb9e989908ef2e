import {dirname} from 'node:path';
import {fileURLToPath} from 'node:url';
import {scriptFonts} from '../overlays/caption-track/script-fonts.ts';

/**
 * Where the page finds the typefaces of scripts that Archivo has not. They are a thousand files, of which a film draws
 * with a few: so they are served from where they are installed, and not bundled.
 */
export function fontFolders(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    scriptFonts.map(({folder}) => [`fonts/${folder}`, folderOf(`@fontsource-variable/${folder}/wght.css`)]),
  );
}

function folderOf(module: string): string {
  return dirname(fileURLToPath(import.meta.resolve(module)));
}
