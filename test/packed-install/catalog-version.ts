import {readFileSync} from 'node:fs';
import {join} from 'node:path';

const workspace = readFileSync(join(import.meta.dirname, '..', '..', 'pnpm-workspace.yaml'), 'utf8');

/** The version of a dependency that this workspace uses. */
export function catalogVersion(name: string): string {
  const line = workspace
    .split('\n')
    .find((candidate) => candidate.replaceAll("'", '').startsWith(`  ${name}: `));
  if (line === undefined) throw new Error(`pnpm-workspace.yaml has no ${name} in its catalog.`);
  return line.slice(line.lastIndexOf(': ') + 2).trim();
}
