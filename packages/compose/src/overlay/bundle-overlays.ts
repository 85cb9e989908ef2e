import {readdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {buildOnce, builtFolder, filesOf, inputsIn, isCurrent, pageBuildOptions} from './built-page.ts';
import {
  buildFoundation,
  filmScript,
  foundationMount,
  foundationPlugins,
  foundationScript,
  hasCurrentFoundation,
} from './page-foundation.ts';

/** The film's side of the page: an ES module that exports `findOverlay`, a `FindOverlay`. */
export type OverlayStage = {
  readonly code: string;
  /** Where its imports are resolved from. */
  readonly resolveDirectory: string;
  /** Files of modules that every importer gets from here, by name, whether it could find them itself or not. */
  readonly modules?: Readonly<Record<string, string>>;
  /** Folders that the page is served from besides its own, by path: fonts that are too many to be bundled. */
  readonly folders?: Readonly<Record<string, string>>;
};

/** The page that draws a film's overlays, as it lies on disk. */
export type OverlayBundle = {
  /** Its `index.html` and the film. */
  readonly folder: string;
  /** What is served besides, by path. */
  readonly folders: Readonly<Record<string, string>>;
};

/** Whether the page that draws a film's overlays is there and made of the code as it is now. */
export async function hasCurrentBundle(stage: OverlayStage, cacheDirectory: string): Promise<boolean> {
  const current = await Promise.all([
    hasCurrentFoundation(foundationOf(stage), cacheDirectory),
    isCurrent(bundleFolder(stage, cacheDirectory)),
  ]);
  return current.every(Boolean);
}

/**
 * Builds the page that draws a film's overlays into folders under `cacheDirectory`. A second call with unchanged code
 * only looks at its files. Throws `overlay-bundle-failed`.
 */
export async function bundleOverlays(stage: OverlayStage, cacheDirectory: string): Promise<OverlayBundle> {
  const foundation = await buildFoundation(foundationOf(stage), cacheDirectory);
  const folder = bundleFolder(stage, cacheDirectory);
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
      plugins: foundationPlugins(foundationOf(stage)),
      outdir: staging,
      entryNames: 'film',
      publicPath: '/',
      absWorkingDir: stage.resolveDirectory,
    });
    await writeFile(join(staging, 'index.html'), pageWith(await styleSheets(foundation, staging)));
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

/** Scripts wait for the style sheets. */
function pageWith(styleSheets: readonly string[]): string {
  const links = styleSheets.map((path) => `<link rel="stylesheet" href="${path}">`);
  return [
    '<!doctype html>',
    '<meta charset="utf-8">',
    '<title>Matchcut overlays</title>',
    ...links,
    '<body>',
    `<script>${environment}</script>`,
    `<script type="module" src="${foundationScript}"></script>`,
    '',
  ].join('\n');
}

/** The film's come last, so that they win. */
async function styleSheets(foundation: string, film: string): Promise<readonly string[]> {
  const [shared, own] = await Promise.all([readdir(foundation), readdir(film)]);
  const isStyle = (name: string): boolean => name.endsWith('.css');
  return [
    ...shared.filter(isStyle).map((name) => `/${foundationMount}/${name}`),
    ...own.filter(isStyle).map((name) => `/${name}`),
  ];
}

function foundationOf({modules = {}}: OverlayStage): {readonly modules: Readonly<Record<string, string>>} {
  return {modules};
}

function bundleFolder(stage: OverlayStage, cacheDirectory: string): string {
  return builtFolder(cacheDirectory, ['film', stage, pageWith([]), filmScript]);
}
