import {basename} from 'node:path';
import {ProjectError} from '../errors/project-error.ts';
import type {RowPlan} from './row-plan.ts';

/** Each cut has a file of its own. Throws `same-name`. */
export function checkNames(file: string, rows: readonly RowPlan[]): void {
  const taken = new Map<string, {readonly row: number; readonly line: number}>();
  for (const row of rows) {
    if (row.kind === 'failed') continue;
    for (const {path} of row.cuts) {
      // Some disks don't tell small letters from capital ones.
      const name = path.toLowerCase();
      const other = taken.get(name);
      if (other !== undefined) throw sameName(basename(path), `${file}:${other.line}`, `${file}:${row.line}`);
      taken.set(name, row);
    }
  }
}

function sameName(name: string, one: string, other: string): ProjectError {
  const [message, missing] =
    one === other
      ? [`Two formats of ${one} would be one file, ${name}.`, '{format}, or choose one with --format']
      : [`${one} and ${other} would be one file, ${name}.`, '{row}, or a prop that tells them apart'];
  return new ProjectError('same-name', message, `Add ${missing}, to --name. Nothing was made.`, {
    where: '--name',
  });
}
