import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {availableParallelism, cpus, totalmem} from 'node:os';
import {dirname, join} from 'node:path';
import type {Machine} from './results.ts';

/** With the package that has them. */
const packages = [
  ['@remotion/renderer', 'compose'],
  ['react', 'compose'],
  ['node-av', 'media'],
] as const;

export function describeMachine(): Machine {
  return {
    date: new Date().toISOString().slice(0, 10),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    software: [
      `Node.js ${process.versions.node}`,
      ...packages.map(([name, owner]) => `${name} ${versionOf(name, owner)}`),
    ],
  };
}

function versionOf(name: string, owner: string): string {
  const manifest = new URL(`../../packages/${owner}/package.json`, import.meta.url);
  const entry = createRequire(manifest).resolve(name);
  for (let folder = dirname(entry); folder !== dirname(folder); folder = dirname(folder)) {
    try {
      const found: {name?: string; version?: string} = JSON.parse(
        readFileSync(join(folder, 'package.json'), 'utf8'),
      );
      if (found.name === name && found.version !== undefined) return found.version;
    } catch {
      // Higher up.
    }
  }
  return 'unknown';
}
