import {readFile} from 'node:fs/promises';
import {basename} from 'node:path';
import {digestBytes} from '@matchcut/plan';
import type {Plugin} from 'vite';

const styles = /\.(?:css|scss|sass|less|styl|pcss)$/;
const assets =
  /\.(?:png|jpe?g|gif|webp|avif|svg|ico|woff2?|ttf|otf|eot|mp3|wav|ogg|m4a|aac|flac|mp4|webm|mov|cube)$/;
const prefix = '\0matchcut-asset:';

/** What the URL of an imported picture begins with in Node; its digest follows. */
export const assetUrl = '/matchcut-asset/';

/** The file that an asset's module stands for. `null` for any other module. */
export function assetFile(id: string): string | null {
  return id.startsWith(prefix) ? Buffer.from(id.slice(prefix.length), 'base64url').toString() : null;
}

/**
 * Lets films import style sheets, fonts and pictures in Node, where none of them is ever shown. A picture's
 * module is a name made from its bytes, so that an overlay that shows another picture also looks different here.
 */
export function assetPlugin(): Plugin {
  return {
    name: 'matchcut:assets',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      const path = source.replace(/[?#].*$/s, '');
      if (!styles.test(path) && !assets.test(path)) return null;
      const found = await this.resolve(path, importer, {...options, skipSelf: true});
      // Without its extension, lest Vite's own plugin for it takes it.
      return found === null ? null : `${prefix}${Buffer.from(found.id).toString('base64url')}`;
    },
    async load(id) {
      const file = assetFile(id);
      if (file === null) return null;
      if (styles.test(file)) return 'export default new Proxy({}, {get: (_, name) => String(name)});';
      return `export default ${JSON.stringify(`${assetUrl}${digestBytes(await readFile(file))}/${basename(file)}`)};`;
    },
  };
}
