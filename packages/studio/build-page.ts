// Builds the studio's page: `node build-page.ts` into dist/page, where the package has it.
import {createHash, randomUUID} from 'node:crypto';
import {existsSync, globSync} from 'node:fs';
import {readFile, rename, rm} from 'node:fs/promises';
import {join, relative, sep} from 'node:path';
import {build, version as viteVersion, type LogLevel} from 'vite';

const directory = import.meta.dirname;
const workspace = join(directory, '..', '..');

/** What the page is made of. It takes nothing from the server, and words and formats from the plan. */
const sources = [
  'packages/studio/src/**',
  'packages/studio/build-page.ts',
  'packages/studio/vite.config.ts',
  'packages/studio/package.json',
  'packages/plan/src/**',
  'pnpm-lock.yaml',
];
const isNoSource = /\.test(-d)?\.tsx?$|\.fixture\.tsx?$|__fixtures__|[\\/]studio[\\/]src[\\/]server[\\/]/;

/** Builds the page into a folder, which is emptied before. */
export async function buildPage(outDirectory: string, logLevel: LogLevel = 'warn'): Promise<void> {
  await build({
    configFile: join(directory, 'vite.config.ts'),
    mode: 'production',
    logLevel,
    build: {outDir: outDirectory},
  });
}

/** The page as its sources are now; built if nobody has built it yet. @returns its folder */
export async function cachedPage(): Promise<string> {
  const folder = join(
    directory,
    'node_modules',
    '.cache',
    'matchcut-studio',
    (await digestOfSources()).slice(0, 32),
  );
  if (existsSync(folder)) return folder;
  const staging = `${folder}.${randomUUID()}`;
  try {
    await buildPage(staging, 'silent');
    await rename(staging, folder);
  } catch (error) {
    await rm(staging, {recursive: true, force: true});
    // Another process has just put the same there.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

async function digestOfSources(): Promise<string> {
  const hash = createHash('sha256').update(viteVersion);
  const files = globSync(sources, {cwd: workspace, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !isNoSource.test(file))
    .toSorted();
  for (const file of files) {
    const content = await readFile(file);
    hash.update(`${relative(workspace, file).split(sep).join('/')} ${content.byteLength}\n`).update(content);
  }
  return hash.digest('hex');
}

if (import.meta.main) await buildPage(join(directory, 'dist', 'page'));
