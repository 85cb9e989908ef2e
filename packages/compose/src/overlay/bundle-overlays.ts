import {createHash} from 'node:crypto';
import {mkdir, rename, rm, writeFile} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build, version as esbuildVersion, type Plugin} from 'esbuild';
import {VERSION as remotionVersion} from 'remotion/version';
import {ComposeError} from '../compose-error.ts';
import {areUnchanged, writeInputs} from './bundle-inputs.ts';

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

/** Files that overlays may import; each becomes a URL. */
const assetExtensions =
  '.avif .gif .jpeg .jpg .png .svg .webp .otf .ttf .woff .woff2 .mp3 .mp4 .wav .webm'.split(' ');

const runsFromSource = import.meta.url.endsWith('.ts');

/** Whether the page that draws a film's overlays is there and made of the code as it is now. */
export function hasCurrentBundle(stage: OverlayStage, cacheDirectory: string): Promise<boolean> {
  return areUnchanged(join(bundleFolder(stage, cacheDirectory), 'inputs.json'));
}

/**
 * Builds the page that draws a film's overlays into a folder under `cacheDirectory` and returns the folder. A second
 * call with unchanged code only looks at its files. Throws `overlay-bundle-failed`.
 */
export async function bundleOverlays(stage: OverlayStage, cacheDirectory: string): Promise<string> {
  const folder = bundleFolder(stage, cacheDirectory);
  const inputsPath = join(folder, 'inputs.json');
  if (await areUnchanged(inputsPath)) return folder;
  const staging = `${folder}.${process.pid}.${Date.now().toString(36)}`;
  try {
    await mkdir(staging, {recursive: true});
    const {inputs, hasStyles} = await buildPage(stage, staging);
    await writeFile(
      join(staging, 'index.html'),
      hasStyles ? page.replace('<body>', `${styleLink}<body>`) : page,
    );
    await writeInputs(join(staging, 'inputs.json'), inputs);
    await rm(folder, {recursive: true, force: true});
    await rename(staging, folder);
  } catch (error) {
    await rm(staging, {recursive: true, force: true});
    // Another process has just put the same bundle there.
    if (await areUnchanged(inputsPath)) return folder;
    throw error;
  }
  return folder;
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

const page = `<!doctype html>
<meta charset="utf-8">
<title>Matchcut overlays</title>
<body>
<script>${environment}</script>
<script type="module" src="/bundle.js"></script>
`;

/** Scripts wait for it. */
const styleLink = '<link rel="stylesheet" href="/bundle.css">\n';

type BuiltPage = {
  /** The files that went into the bundle. */
  readonly inputs: readonly string[];
  /** Whether any of them was a style sheet. */
  readonly hasStyles: boolean;
};

async function buildPage(stage: OverlayStage, folder: string): Promise<BuiltPage> {
  try {
    const {metafile} = await build({
      stdin: {
        contents: `import {startOverlayPage} from 'matchcut:page';\nstartOverlayPage(() => import('matchcut:stage'));`,
        resolveDir: stage.resolveDirectory,
        sourcefile: 'overlays.js',
      },
      plugins: [pagePlugin(stage), stageModulesPlugin(stage), singleCopyPlugin()],
      outdir: folder,
      entryNames: 'bundle',
      assetNames: 'assets/[name]-[hash]',
      publicPath: '/',
      loader: Object.fromEntries(assetExtensions.map((extension) => [extension, 'file'])),
      bundle: true,
      format: 'esm',
      platform: 'browser',
      target: 'chrome120',
      jsx: 'automatic',
      conditions: runsFromSource ? ['@matchcut/source'] : [],
      define: {'process.env.NODE_ENV': '"production"'},
      legalComments: 'none',
      metafile: true,
      logLevel: 'silent',
      absWorkingDir: stage.resolveDirectory,
    });
    const inputs = Object.keys(metafile.inputs)
      .filter((path) => !path.includes('matchcut:') && path !== 'overlays.js')
      .map((path) => join(stage.resolveDirectory, path));
    return {inputs, hasStyles: Object.keys(metafile.outputs).some((path) => basename(path) === 'bundle.css')};
  } catch (error) {
    throw new ComposeError('overlay-bundle-failed', `The overlays can't be bundled. ${words(error)}`, {
      cause: error,
    });
  }
}

function pagePlugin(stage: OverlayStage): Plugin {
  return {
    name: 'matchcut-page',
    setup(bundle) {
      bundle.onResolve({filter: /^matchcut:page$/}, () => ({
        path: fileURLToPath(new URL('./overlay-page.tsx', import.meta.url)),
      }));
      bundle.onResolve({filter: /^matchcut:stage$/}, () => ({path: 'matchcut:stage', namespace: 'stage'}));
      bundle.onLoad({filter: /.*/, namespace: 'stage'}, () => ({
        contents: stage.code,
        resolveDir: stage.resolveDirectory,
        loader: 'tsx',
      }));
    },
  };
}

function stageModulesPlugin({modules = {}}: OverlayStage): Plugin {
  return {
    name: 'matchcut-stage-modules',
    setup(bundle) {
      bundle.onResolve({filter: /^[^./]/}, ({path}) => {
        const file = Object.hasOwn(modules, path) ? modules[path] : undefined;
        return file === undefined ? null : {path: file};
      });
    },
  };
}

/**
 * Contexts only meet when there is one copy of React and of Remotion, so both come from where this package finds
 * them, whoever imports them.
 */
function singleCopyPlugin(): Plugin {
  const here = dirname(fileURLToPath(import.meta.url));
  return {
    name: 'matchcut-single-copy',
    setup(bundle) {
      bundle.onResolve(
        {filter: /^(react|react-dom|remotion)(\/.*)?$/},
        ({path, kind, resolveDir, pluginData}) => {
          if (pluginData === 'resolved' || resolveDir === here) return null;
          return bundle.resolve(path, {kind, resolveDir: here, pluginData: 'resolved'});
        },
      );
    },
  };
}

function bundleFolder(stage: OverlayStage, cacheDirectory: string): string {
  const name = digest(
    JSON.stringify([stage, runsFromSource, esbuildVersion, remotionVersion, page, styleLink]),
  );
  return join(cacheDirectory, name.slice(0, 32));
}

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
