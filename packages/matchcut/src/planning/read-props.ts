import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import type {JsonObject} from '@matchcut/engine';
import {z} from 'zod';
import {ProjectError} from '../errors/project-error.ts';

/** Props as JSON has them; the film's own schema says what they have to be. */
export const propsSchema: z.ZodType<JsonObject> = z.record(z.string(), z.json());

/** Reads `--props`: JSON itself, or the path of a JSON file. Throws `bad-props`. */
export function readProps(given: string | null, cwd: string): JsonObject {
  if (given === null) return {};
  const isJson = given.trimStart().startsWith('{');
  const text = isJson ? given : readFile(resolve(cwd, given), given);
  try {
    const props = propsSchema.safeParse(JSON.parse(text));
    if (props.success) return props.data;
    throw new SyntaxError('it is something else.');
  } catch (error) {
    throw new ProjectError(
      'bad-props',
      `${isJson ? 'The props are' : `${given} is`} no JSON object: ${error instanceof Error ? error.message : ''}`,
      `Give an object, such as --props '{"city": "Porto"}', or the path of a JSON file with one.`,
      {where: '--props', cause: error},
    );
  }
}

function readFile(path: string, given: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ProjectError(
      'bad-props',
      `There is no file ${given}.`,
      `Give the path of a JSON file, or JSON itself: --props '{"city": "Porto"}'.`,
      {where: '--props', cause: error},
    );
  }
}
