import type {Engine} from '@matchcut/engine';
import {ProjectError} from '../errors/project-error.ts';

/** Throws `bad-option` where the engine takes no batches. */
export function requireBatches({id, batches}: Engine): void {
  if (batches !== undefined) return;
  throw new ProjectError(
    'bad-option',
    `The engine "${id}" takes no batches.`,
    'Render without --batch, or use an engine that takes them.',
    {where: '--batch'},
  );
}
