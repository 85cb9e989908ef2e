import {readFile} from 'node:fs/promises';
import {basename} from 'node:path';
import {digestBytes} from '@matchcut/plan';
import type {Plugin} from 'vite';

const styles = /\.(?:css|scss|sass|less|styl|pcss)$/;
const assets = /\.(?:png|jpe?g|gif|webp|avif|svg|ico|woff2?|ttf|otf|eot|mp3|wav|ogg|m4a|aac|flac|mp4|webm|mov|cube)$/;
const prefix = '\0matchcut-asset:';

/**
 * Lets films import style sheets, fonts and pictures in Node, where none of them is ever shown. A picture's
 * module is a name made from its bytes, so that an overlay that shows another picture also looks different here.
 */
export function assetPlugin(onStyle: (file: string) => void): Plugin {
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
      if (!id.startsWith(prefix)) return null;
      const file = Buffer.from(id.slice(prefix.length), 'base64url').toString();
      this.addWatchFile(file);
      if (styles.test(file)) {
        onStyle(file);
        return 'export default new Proxy({}, {get: (_, name) => String(name)});';
      }
      return `export default ${JSON.stringify(`asset/${digestBytes(await readFile(file))}/${basename(file)}`)};`;
    },
  };
}
