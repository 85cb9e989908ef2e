import {readFileSync} from 'node:fs';
import {createOverlayLooks} from '@matchcut/compose';
import type {JsonObject} from '@matchcut/engine';
import {
  canonicalJson,
  digestBytes,
  parseDigest,
  type Digest,
  type DraftInputs,
  type Survey,
} from '@matchcut/plan';
import {assetUrl} from '../loading/asset-plugin.ts';
import type {FoundFilm} from '../loading/load-films.ts';
import type {ModuleLoader} from '../loading/module-loader.ts';
import {componentSources, digestSources, filmSources} from './film-sources.ts';
import {digestFolder} from './digest-folder.ts';
import {publicFile} from './look-at-files.ts';

export type OverlaysInputs = {
  readonly publicDir: string;
  readonly loader: Pick<ModuleLoader, 'importsOf'>;
  readonly props: JsonObject;
};

/** What each frame of each overlay of a film looks like, found out without a browser. */
export function lookAtOverlays(
  survey: Survey,
  film: FoundFilm,
  inputs: OverlaysInputs,
): DraftInputs['looks'] {
  const {publicDir, loader, props} = inputs;
  const sources = new Map<string, Digest | null>();
  let everything: Digest | null = null;
  const looks = createOverlayLooks({
    sourceDigest: (url) => {
      const known = sources.get(url);
      if (known !== undefined) return known;
      const digest = digestSource(url, publicDir);
      sources.set(url, digest);
      return digest;
    },
    componentsDigest: digestSources(componentSources(film.file, loader)),
    everythingDigest: () =>
      (everything ??= digestBytes(
        Buffer.from(
          JSON.stringify([
            digestSources(filmSources(film.file, loader)),
            digestFolder(publicDir),
            canonicalJson(props),
          ]),
        ),
      )),
  });
  const overlays = new Map(survey.timeline.overlays.map((overlay) => [overlay.address, overlay]));
  const sizes = new Map(survey.film.formats.map(({id, size}) => [id, size]));
  return (address, format) => {
    const overlay = overlays.get(address);
    const size = sizes.get(format);
    if (overlay === undefined || size === undefined) return null;
    return looks(overlay.node, address, {size, frameRate: survey.film.frameRate, frames: overlay.frames});
  };
}

/** Pictures that a film imports have their digest in their URL; others are in the public folder. */
function digestSource(url: string, publicDir: string): Digest | null {
  if (url.startsWith(assetUrl)) return parseDigest(url.slice(assetUrl.length).split('/')[0] ?? '');
  if (!url.startsWith('/')) return null;
  try {
    const path = decodeURIComponent(url.slice(1).replace(/[?#].*$/s, ''));
    const file = publicFile(path, publicDir);
    return file === null ? null : digestBytes(readFileSync(file));
  } catch {
    return null;
  }
}
