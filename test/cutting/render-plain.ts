import {join} from 'node:path';
import {defaultBrowserDirectory, findOverlayBrowser} from '@matchcut/compose';
import {bundle} from '@remotion/bundler';
import {renderMedia, selectComposition} from '@remotion/renderer';

/** Renders the plain film with Remotion alone, at a quality at which its encoder changes next to nothing. */
export async function renderPlain(
  clips: string,
  out: string,
  {folder, scale}: {readonly folder: string; readonly scale: number},
): Promise<void> {
  const serveUrl = await bundle({
    entryPoint: join(import.meta.dirname, 'film', 'plain-film.tsx'),
    outDir: join(folder, 'bundle'),
    publicDir: clips,
    // The bundler's own aliases are for its Studio, and one of them leads nowhere under pnpm.
    rspack: true,
    bundlerOverride: (config) => ({...config, resolve: {...config.resolve, alias: {}}}),
  });
  const shared = {
    serveUrl,
    browserExecutable: await findOverlayBrowser(defaultBrowserDirectory()),
    chromeMode: 'headless-shell',
    logLevel: 'error',
  } as const;
  const composition = await selectComposition({...shared, id: 'plain'});
  await renderMedia({
    ...shared,
    composition,
    scale,
    concurrency: 2,
    codec: 'h264',
    crf: 4,
    x264Preset: 'veryfast',
    imageFormat: 'png',
    colorSpace: 'bt709',
    pixelFormat: 'yuv420p',
    muted: true,
    offthreadVideoCacheSizeInBytes: 64 * 1024 * 1024,
    outputLocation: out,
  });
}
