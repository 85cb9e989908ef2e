import {diagnostic, type Diagnostic} from '../diagnostic.ts';

export function missingFile(path: string, where: string): Diagnostic {
  return diagnostic(
    'missing-file',
    where,
    `There is no file "${path}" in the public folder.`,
    'Check the name, or put the file there.',
  );
}
