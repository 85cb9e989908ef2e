import {createHash} from 'node:crypto';
import {readdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {buildOnce, builtFolder, filesOf, inputsIn, isCurrent, pageBuildOptions} from './built-page.ts';
import {
  buildFoundation,
  foundationMount,
  foundationPlugins,
  foundationScript,
  hasCurrentFoundation,
  type PageFoundation,
} from './page-foundation.ts';

/** The film's side of a page: an ES module that exports `findOverlay`, a `FindOverlay`. */
export type OverlayStage = {
  readonly code: string;
  /** Where its imports are resolved from. */
  readonly resolveDirectory: string;
  /** Files of modules that every importer gets from here, by name, whether it could find them itself or not. */
  readonly modules?: Readonly<Record<string, string>>;
  /** Folders that the page is served from besides its own, by path: fonts that are too many to be bundled. */
  readonly folders?: Readonly<Record<string, string>>;
};

/** A page with a film's overlays, as it lies on disk. */
export type OverlayBundle = {
  /** Its `index.html` and the film. */
  readonly folder: string;
  /** What is served besides, by path. */
  readonly folders: Readonly<Record<string, string>>;
};

/** What a page does with a film that lies in it. */
export type FilmPage = {
  readonly title: string;
  /** Module that exports `startPage`, a `StartPage`. */
  readonly script: string;
  /** Runs before any other script. */
  readonly environment: string;
};

/** Whether the page that draws a film's overlays is there and made of the code as it is now. */
export async function hasCurrentBundle(stage: OverlayStage, cacheDirectory: string): Promise<boolean> {
  const current = await Promise.all([
    hasCurrentFoundation(foundationOf(stage, overlayPage), cacheDirectory),
    isCurrent(bundleFolder(stage, overlayPage, cacheDirectory)),
  ]);
  return current.every(Boolean);
}

/** Builds the page that draws a film's overlays. Throws `overlay-bundle-failed`. */
export function bundleOverlays(stage: OverlayStage, cacheDirectory: string): Promise<OverlayBundle> {
  return bundlePage(stage, overlayPage, cacheDirectory);
}

/**
 * Builds a page with a film's overlays into folders under `cacheDirectory`. A second call with unchanged code only
 * looks at its files. It may be served below any path. Its `index.html` names the film's module and style sheets by
 * what is in them, so that a page which reads it once more sees whether they are others. Throws
 * `overlay-bundle-failed`.
 */
export async function bundlePage(
  stage: OverlayStage,
  page: FilmPage,
  cacheDirectory: string,
): Promise<OverlayBundle> {
  const foundation = await buildFoundation(foundationOf(stage, page), cacheDirectory);
  const folder = bundleFolder(stage, page, cacheDirectory);
  await buildOnce(folder, async (staging) => {
    const {build} = await import('esbuild');
    const {metafile} = await build({
      ...pageBuildOptions,
      stdin: {
        contents: stage.code,
        resolveDir: stage.resolveDirectory,
        sourcefile: 'matchcut-stage.tsx',
        loader: 'tsx',
      },
      plugins: foundationPlugins(foundationOf(stage, page)),
      outdir: staging,
      entryNames: 'film',
      absWorkingDir: stage.resolveDirectory,
    });
    await writeFile(join(staging, 'index.html'), pageWith(page, await linksOf(foundation, staging)));
    return [...filesOf(metafile, stage.resolveDirectory), inputsIn(foundation)];
  });
  return {folder, folders: {...stage.folders, [foundationMount]: foundation}};
}

/**
 * What Remotion 4.0.529 looks for in a page that it renders, set before any of its code runs: so overlays, and what
 * Remotion waits for and gives up on, behave as in its own renderer. Dialogs would wait for somebody for ever.
 */
const environment = `
  window.process = {env: {NODE_ENV: 'production'}};
  Object.assign(window, {
    remotion_puppeteerTimeout: 30000,
    remotion_staticBase: '/public',
    remotion_inputProps: '{}',
    remotion_envVariables: '{}',
    remotion_initialFrame: 0,
    remotion_attempt: 1,
    remotion_isMainTab: true,
    remotion_audioEnabled: true,
    remotion_videoEnabled: true,
    remotion_logLevel: 'error',
    remotion_sampleRate: 48000,
    remotion_mediaCacheSizeInBytes: null,
    remotion_initialMemoryAvailable: null,
    remotion_broadcastChannel: new BroadcastChannel('remotion-video-frame-extraction'),
  });
  for (const name of ['alert', 'confirm', 'prompt'])
    window[name] = () => {
      window.remotion_cancelledError = name + '() was called, and nobody is there to answer.';
    };
`;

const overlayPage: FilmPage = {
  title: 'Matchcut overlays',
  script: fileURLToPath(new URL('./overlay-page.tsx', import.meta.url)),
  environment,
};

/** Scripts wait for the style sheets. */
function pageWith({title, environment: set}: FilmPage, links: readonly string[]): string {
  return [
    '<!doctype html>',
    '<meta charset="utf-8">',
    `<title>${title}</title>`,
    ...links,
    '<body>',
    `<script>${set}</script>`,
    `<script type="module" src="${foundationScript}"></script>`,
    '',
  ].join('\n');
}

/** The film's style sheets come last, so that they win. */
async function linksOf(foundation: string, film: string): Promise<readonly string[]> {
  const [shared, own] = await Promise.all([readdir(foundation), readdir(film)]);
  const isStyle = (name: string): boolean => name.endsWith('.css');
  const styles = [
    ...shared.filter(isStyle).map((name) => `${foundationMount}/${name}`),
    ...(await Promise.all(own.filter(isStyle).map((name) => withDigest(film, name)))),
  ];
  return [
    ...styles.map((path) => `<link rel="stylesheet" href="./${path}">`),
    `<link rel="modulepreload" href="./${await withDigest(film, 'film.js')}">`,
  ];
}

/** A file's address, another one whenever something else is in it. */
async function withDigest(folder: string, name: string): Promise<string> {
  const digest = createHash('sha256').update(await readFile(join(folder, name)));
  return `${name}?${digest.digest('hex').slice(0, 16)}`;
}

function foundationOf({modules = {}}: OverlayStage, {script}: FilmPage): PageFoundation {
  return {page: script, modules};
}

function bundleFolder(stage: OverlayStage, page: FilmPage, cacheDirectory: string): string {
  return builtFolder(cacheDirectory, ['film', stage, pageWith(page, []), page.script]);
}
