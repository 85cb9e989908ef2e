import {readFile} from 'node:fs/promises';
import type {CharacterHandle, JsonObject} from '@matchcut/engine';
import {RunnerError} from './runner-error.ts';

/** Reads the artifact of a `character` step. */
export async function readHandle(path: string): Promise<CharacterHandle> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new RunnerError('character-unreadable', 'A stored character is not JSON.', {cause: error});
  }
  return asHandle(value);
}

/** Takes a handle that was written by us, once. */
export function asHandle(value: unknown): CharacterHandle {
  if (isObject(value)) {
    const {engine, name, id, state} = value;
    if (typeof engine === 'string' && typeof name === 'string' && typeof id === 'string' && isObject(state))
      return {engine, name, id, state};
  }
  throw new RunnerError('character-unreadable', 'A stored character is not the handle of one.');
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
