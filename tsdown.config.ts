import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {defineConfig, type UserConfig} from 'tsdown';
import {packageEntries} from './scripts/build/package-entries.ts';
import {startedFilesPlugin} from './scripts/build/started-files-plugin.ts';

const root = import.meta.dirname;
const packages = readdirSync(join(root, 'packages'))
  .map((name) => join(root, 'packages', name))
  .filter((directory) => existsSync(join(directory, 'src', 'index.ts')));

export default defineConfig(packages.map(buildPackage));

function buildPackage(directory: string): UserConfig {
  return {
    cwd: directory,
    entry: [...packageEntries(directory)],
    root: join(directory, 'src'),
    tsconfig: join(root, 'tsconfig.build.json'),
    // dist mirrors src: what a worker or a stack trace names is a file that exists.
    unbundle: true,
    format: 'esm',
    fixedExtension: false,
    platform: 'node',
    target: 'node24',
    sourcemap: true,
    // TypeScript 7's own emit; the oxc one would forbid tables that types are derived from (`satisfies`).
    dts: {generator: 'tsgo', sourcemap: true},
    deps: {neverBundle: true},
    plugins: [startedFilesPlugin()],
    inputOptions: {checks: {pluginTimings: false}},
    report: false,
  };
}
