import {readFileSync} from 'node:fs';
import {parseSync} from 'oxc-parser';

/** Every module that a source file names: imports, re-exports, dynamic imports and types' imports. */
export function sourceImports(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  const {module} = parseSync(file, text);
  const dynamic = module.dynamicImports
    .map(({moduleRequest}) => text.slice(moduleRequest.start, moduleRequest.end))
    // What is computed at run time can't be told.
    .filter((expression) => /^(['"]).*\1$/.test(expression))
    .map((literal) => literal.slice(1, -1));
  return [
    ...module.staticImports.map((statement) => statement.moduleRequest.value),
    ...module.staticExports.flatMap((statement) =>
      statement.entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
    ),
    ...dynamic,
  ];
}
