import {rmSync} from 'node:fs';
import {createRequire} from 'node:module';
import {fileURLToPath} from 'node:url';
import {bundle} from '@remotion/bundler';

/** Bundles the plain film, with the clips as its public folder. Rendering starts after this; no run pays for it. */
export function bundlePlain(clips: string, outDir: string): Promise<string> {
  const require = createRequire(import.meta.url);
  // Remotion can't link the public folder where there is one already.
  rmSync(outDir, {recursive: true, force: true});
  return bundle({
    entryPoint: fileURLToPath(new URL('./root.tsx', import.meta.url)),
    outDir,
    publicDir: clips,
    symlinkPublicDir: true,
    webpackOverride: (config) => ({
      ...config,
      resolve: {
        ...config.resolve,
        conditionNames: ['@matchcut/source', '...'],
        extensionAlias: {'.js': ['.ts', '.tsx', '.js']},
        // One copy of each, wherever the overlays' own packages would find theirs.
        alias: {
          ...(Array.isArray(config.resolve?.alias) ? {} : config.resolve?.alias),
          remotion: require.resolve('remotion').replace(/\/dist\/.*$/, ''),
          react: require.resolve('react').replace(/\/index\.js$/, ''),
        },
      },
    }),
  });
}
