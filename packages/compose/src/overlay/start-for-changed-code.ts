import {readdir, stat} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {areUnchanged} from './bundle-inputs.ts';
import {startPainterProcess, type PainterProcess} from './start-painter-process.ts';

export type {PainterProcess};

/**
 * Before anything is known of a film: starts the browser where code has changed that overlays were last drawn with,
 * since then something will have to be drawn. `null` where none has, or where there is no browser, which is told when
 * one is needed. In a module of its own: the rest of this package takes as long to load as a browser to start.
 */
export async function startForChangedCode(cacheDirectory: string): Promise<PainterProcess | null> {
  const last = await lastInputs(cacheDirectory);
  if (last === null || (await areUnchanged(last))) return null;
  return await startPainterProcess({scratch: tmpdir()}).catch(() => null);
}

/** What the bundle that was made last was made of. */
async function lastInputs(cacheDirectory: string): Promise<string | null> {
  const names = await readdir(cacheDirectory).catch(() => []);
  const paths = names.map((name) => join(cacheDirectory, name, 'inputs.json'));
  const times = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        ({mtimeMs}) => mtimeMs,
        () => 0,
      ),
    ),
  );
  const latest = Math.max(0, ...times);
  return latest === 0 ? null : (paths[times.indexOf(latest)] ?? null);
}
