import {dirname} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Plugin} from 'esbuild';
import {buildOnce, builtFolder, filesOf, isAsset, isCurrent, pageBuildOptions} from './built-page.ts';

/**
 * What every page of overlays stands on and no film changes: React, Remotion, the modules that all films share, and
 * the page itself. It is bundled once for an installation and is many times as large as a film, so that an edit has
 * to bundle nothing but the film.
 */
export type PageFoundation = {
  /** Module of the page itself; exports `startPage`, a `StartPage`. */
  readonly page: string;
  /** Files of modules that every importer gets from here, by name, whether it could find them itself or not. */
  readonly modules: Readonly<Record<string, string>>;
};

/** Begins a page. `loadFilm` loads the film's module: the one that the page names, unless it is told another's address. */
export type StartPage<Module> = (loadFilm: (address?: string) => Promise<Module>) => void;

/** Where the page is served the foundation from. */
export const foundationMount = 'foundation';

/** The page's first script. Like all that a page asks for it is found from where the page is, wherever it is served. */
export const foundationScript = `./${foundationMount}/page.js`;

/** ES modules, which the film imports as they are. */
const ownModules = ['remotion'];

/** CommonJS, whose names only exist when it runs, so the film gets what the page has loaded. */
const commonModules = [
  'react',
  'react/jsx-runtime',
  'react/jsx-dev-runtime',
  'react-dom',
  'react-dom/client',
];

const here = dirname(fileURLToPath(import.meta.url));

export function hasCurrentFoundation(foundation: PageFoundation, cacheDirectory: string): Promise<boolean> {
  return isCurrent(foundationFolder(foundation, cacheDirectory));
}

/** Builds the foundation where it isn't there and returns its folder. Throws `overlay-bundle-failed`. */
export async function buildFoundation(foundation: PageFoundation, cacheDirectory: string): Promise<string> {
  const folder = foundationFolder(foundation, cacheDirectory);
  await buildOnce(folder, async (staging) => {
    const {build} = await import('esbuild');
    const {metafile} = await build({
      ...pageBuildOptions,
      entryPoints: {
        page: 'matchcut-page',
        ...Object.fromEntries(ownModules.map((name) => [name, name])),
        ...foundation.modules,
      },
      plugins: [
        pagePlugin(foundation),
        foundationModulesPlugin(foundation),
        assetAddressPlugin(),
        singleCopyPlugin(),
      ],
      outdir: staging,
      splitting: true,
      absWorkingDir: here,
    });
    return filesOf(metafile, here);
  });
  return folder;
}

/** Lets a film's bundle take from the foundation what is there, and everything else of React and Remotion from beside it. */
export function foundationPlugins(foundation: PageFoundation): Plugin[] {
  return [takeFromFoundationPlugin(foundation), singleCopyPlugin()];
}

function takeFromFoundationPlugin({modules}: PageFoundation): Plugin {
  const own = new Set([...ownModules, ...Object.keys(modules)]);
  const common = new Set(commonModules);
  return {
    name: 'matchcut-take-from-foundation',
    setup(bundle) {
      bundle.onResolve({filter: /^[^./]/}, ({path}) => {
        if (own.has(path)) return {path: `./${foundationMount}/${path}.js`, external: true};
        return common.has(path) ? {path, namespace: 'matchcut-foundation'} : null;
      });
      bundle.onLoad({filter: /.*/, namespace: 'matchcut-foundation'}, ({path}) => ({
        contents: `module.exports = globalThis.matchcutFoundation[${JSON.stringify(path)}];`,
      }));
    },
  };
}

function pagePlugin({page}: PageFoundation): Plugin {
  const loaded = commonModules.map((name) => `${JSON.stringify(name)}: require(${JSON.stringify(name)})`);
  return {
    name: 'matchcut-page',
    setup(bundle) {
      bundle.onResolve({filter: /^matchcut-page$/}, ({path}) => ({path, namespace: 'matchcut-page'}));
      bundle.onLoad({filter: /.*/, namespace: 'matchcut-page'}, () => ({
        contents: [
          `import {startPage} from ${JSON.stringify(page)};`,
          `globalThis.matchcutFoundation = {${loaded.join(', ')}};`,
          `const film = document.querySelector('link[rel="modulepreload"]').href;`,
          `startPage((address = film) => import(address));`,
        ].join('\n'),
        resolveDir: here,
      }));
    },
  };
}

function foundationModulesPlugin({modules}: PageFoundation): Plugin {
  return {
    name: 'matchcut-foundation-modules',
    setup(bundle) {
      bundle.onResolve({filter: /^[^./]/}, ({path}) => {
        const file = Object.hasOwn(modules, path) ? modules[path] : undefined;
        return file === undefined ? null : {path: file};
      });
    },
  };
}

/** A file's address in a script is found from that script, and not, as a browser would, from the page. */
function assetAddressPlugin(): Plugin {
  const namespace = 'matchcut-asset';
  return {
    name: namespace,
    setup(bundle) {
      bundle.onResolve({filter: isAsset}, async ({path, importer, kind, resolveDir, namespace: from}) => {
        if (kind !== 'import-statement' || from === namespace) return null;
        const found = await bundle.resolve(path, {kind: 'url-token', importer, resolveDir});
        return found.errors.length > 0 ? {errors: found.errors} : {path: found.path, namespace};
      });
      bundle.onLoad({filter: /.*/, namespace}, ({path}) => ({
        contents: `import address from ${JSON.stringify(path)};\nexport default new URL(address, import.meta.url).href;`,
        resolveDir: dirname(path),
      }));
    },
  };
}

/**
 * Contexts only meet when there is one copy of React and of Remotion, so both come from where this package finds
 * them, whoever imports them.
 */
function singleCopyPlugin(): Plugin {
  return {
    name: 'matchcut-single-copy',
    setup(bundle) {
      bundle.onResolve(
        {filter: /^(react|react-dom|remotion)(\/.*)?$/},
        ({path, resolveDir, kind, pluginData}) => {
          if (pluginData === 'resolved' || (resolveDir === here && kind !== 'entry-point')) return null;
          const asked = kind === 'entry-point' ? 'import-statement' : kind;
          return bundle.resolve(path, {kind: asked, resolveDir: here, pluginData: 'resolved'});
        },
      );
    },
  };
}

function foundationFolder({page, modules}: PageFoundation, cacheDirectory: string): string {
  return builtFolder(cacheDirectory, ['foundation', page, modules, here, ownModules, commonModules]);
}
