import type {Engine} from '@matchcut/engine';

/** What `matchcut.config.ts` may say. Everything is optional. */
export type Config = {
  /**
   * Where film modules are, as globs from the project's folder.
   * @default ['film.tsx', '*.film.tsx', '{src,films}/**\/film.tsx', '{src,films}/**\/*.film.tsx'], and the same with .jsx
   */
  readonly films?: string | readonly string[];
  /**
   * What makes the clips.
   * @default animatic(), the embedded engine: free and offline
   */
  readonly engine?: Engine;
  /** Folder of the files that films name: references, music, `staticFile()`. @default 'public' */
  readonly publicDir?: string;
  /** Folder that films are written to. @default 'out' */
  readonly outDir?: string;
  /** Most US dollars that one run may spend; `--max-cost` overrides it. @default no limit */
  readonly maxCost?: number;
  /**
   * Most US dollars that all runs together may spend, by this project's journal: in all, a day or a month (UTC).
   * What is under way counts in full.
   * @default no limit
   */
  readonly budget?: number | {readonly usd: number; readonly per: 'day' | 'month' | 'project'};
};

/**
 * Says what this project's films are made with; the default export of `matchcut.config.ts`.
 *
 * @example
 * export default defineConfig({publicDir: 'assets', maxCost: 25});
 */
export function defineConfig(config: Config): Config {
  return config;
}
