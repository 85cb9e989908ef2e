import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {ProjectError} from '../errors/project-error.ts';

/** Reads `--props`: JSON itself, or the path of a JSON file. Throws `bad-props`. */
export function readProps(given: string | null, cwd: string): unknown {
  if (given === null) return {};
  const isJson = given.trimStart().startsWith('{');
  const text = isJson ? given : readFile(resolve(cwd, given), given);
  try {
    const props: unknown = JSON.parse(text);
    if (typeof props === 'object' && props !== null && !Array.isArray(props)) return props;
    throw new SyntaxError('It is no object.');
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
