import {join, relative, sep} from 'node:path';
import {watch, type FSWatcher} from 'chokidar';
import type {Project} from '../project/open-project.ts';

/** What has changed on disk. */
export type ProjectChange = {
  readonly files: readonly string[];
  /** Code of films, or what they import. */
  readonly hasCode: boolean;
  readonly hasConfig: boolean;
  /** Files came or went: there may be other films. */
  readonly hasOthers: boolean;
};

/** So many milliseconds of quiet end a change: editors write a file in several steps. */
const quietMs = 20;

export type ProjectWatcher = {
  /** Modules from elsewhere that a film imports: packages of the same repository, as a rule. */
  readonly watchToo: (files: Iterable<string>) => void;
  readonly close: () => Promise<void>;
};

/** Watches a project's own files; not what is made of them. */
export async function watchProject(
  {root, outDir, stateDir, lockFile}: Pick<Project, 'root' | 'outDir' | 'stateDir' | 'lockFile'>,
  {
    onChange,
    onError,
  }: {
    readonly onChange: (change: ProjectChange) => void;
    readonly onError: (error: unknown) => void;
  },
): Promise<ProjectWatcher> {
  const others = new Set<string>();
  const isIgnored = (path: string): boolean => {
    if (path === root || others.has(path)) return false;
    const name = relative(root, path);
    return (
      path === outDir ||
      path === stateDir ||
      name.split(sep).some((part) => part === 'node_modules' || (part.startsWith('.') && part.length > 1))
    );
  };
  const watcher = watch(root, {ignored: isIgnored, ignoreInitial: true, followSymlinks: false});
  let files = new Set<string>();
  let hasOthers = false;
  let timer: NodeJS.Timeout | null = null;
  watcher.on('all', (event, path) => {
    if (event === 'addDir' || event === 'unlinkDir') return;
    files.add(path);
    hasOthers ||= event !== 'change';
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      const changed = [...files];
      const cameOrWent = hasOthers;
      files = new Set();
      hasOthers = false;
      onChange({
        files: changed,
        hasCode: changed.some((file) => file !== lockFile && /\.(?:[cm]?[jt]sx?|json|css)$/.test(file)),
        hasConfig: changed.some((file) => /^matchcut\.config\.[cm]?[jt]s$/.test(relative(root, file))),
        hasOthers: cameOrWent,
      });
    }, quietMs);
  });
  watcher.on('error', onError);
  await new Promise<void>((resolve) => void watcher.once('ready', () => resolve()));
  return {
    watchToo(files) {
      const fresh = [...files].filter((file) => !others.has(file) && isOutside(file, root));
      for (const file of fresh) others.add(file);
      if (fresh.length > 0) watcher.add(fresh);
    },
    close: () => watcher.close(),
  };
}

function isOutside(file: string, root: string): boolean {
  return relative(root, file).split(sep)[0] === '..' && !file.split(sep).includes('node_modules');
}

/** Files of the store and the journal, by which other processes' work is seen. */
export function watchState(stateDir: string, onChange: () => void): FSWatcher {
  const watcher = watch([join(stateDir, 'journal.sqlite'), join(stateDir, 'journal.sqlite-wal')], {
    ignoreInitial: true,
  });
  return watcher.on('all', () => onChange());
}
