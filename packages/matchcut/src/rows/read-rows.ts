import {readFileSync} from 'node:fs';
import {extname, resolve} from 'node:path';
import {parse} from 'csv-parse/sync';
import type {Json, JsonObject} from '@matchcut/engine';
import type {FilmDefinition} from '@matchcut/react';
import {ProjectError} from '../errors/project-error.ts';
import {propsSchema} from '../planning/read-props.ts';

/** Props of one film, and the line of the file that they begin in. */
export type PropsRow = {
  readonly line: number;
  readonly props: JsonObject;
  /** What is wrong with the row by itself; others can be made. `null` where nothing is. */
  readonly problem: ProjectError | null;
};

/**
 * Reads rows of props: a CSV file whose first line names the props, or a JSONL file with an object in each line. Throws
 * `bad-rows`, which names the line, unless one row of a CSV file alone is wrong.
 */
export function readRows(
  given: string,
  cwd: string,
  {schema, defaultProps}: Pick<FilmDefinition, 'schema' | 'defaultProps'>,
): readonly PropsRow[] {
  const isCsv = extname(given).toLowerCase() === '.csv';
  const rows = isCsv ? readCsv(given, cwd) : readJsonl(given, cwd);
  if (rows.length === 0) throw badRows(given, 'There are no rows in it.');
  if (!isCsv) return rows;
  // A cell is text; where the film wants a number, a flag or a list, it is read as one.
  return rows.map(({line, props, problem}) => ({
    line,
    problem,
    props:
      schema === null ? props : readCells(props, (read) => isRefused(schema, {...defaultProps, ...read})),
  }));
}

function readCsv(given: string, cwd: string): readonly PropsRow[] {
  try {
    const records: readonly {
      readonly record: Readonly<Record<string, string>>;
      readonly info: {
        readonly lines: number;
        readonly columns: readonly unknown[];
        readonly error?: {readonly record: readonly unknown[]};
      };
      readonly raw: string;
    }[] = parse(readText(given, cwd), {
      columns: (names: readonly string[]) => checkedNames(names, given),
      bom: true,
      info: true,
      raw: true,
      // Told of the row alone.
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
    // A quoted cell may have several lines, and what is counted is where the row ends.
    return records.map(({record, info, raw}) => {
      const line = info.lines - (raw.trim().match(/\n/g)?.length ?? 0);
      const {error, columns} = info;
      const problem =
        error === undefined
          ? null
          : badRows(
              `${given}:${line}`,
              `It has ${cells(error.record)}, and the first line ${columns.length}.`,
            );
      return {line, props: record, problem};
    });
  } catch (error) {
    if (ProjectError.is(error)) throw error;
    throw badRows(given, error instanceof Error ? error.message : String(error));
  }
}

function cells({length}: readonly unknown[]): string {
  return length === 1 ? '1 cell' : `${length} cells`;
}

/** A name twice would lose the cells of the first; other separators would make one name of all. */
function checkedNames(names: readonly string[], given: string): string[] {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw badRows(`${given}:1`, `Two columns are named "${twice}".`);
  const [only = ''] = names;
  const separator = names.length === 1 && !only.includes('"') ? /[;\t]/.exec(only)?.[0] : undefined;
  if (separator !== undefined) {
    const called = separator === ';' ? 'semicolons' : 'tabs';
    throw badRows(`${given}:1`, `Its cells are separated by ${called}; a .csv file has commas.`);
  }
  return [...names];
}

function readJsonl(given: string, cwd: string): readonly PropsRow[] {
  return readText(given, cwd)
    .split('\n')
    .map((text, index) => ({text: text.trim(), line: index + 1}))
    .filter(({text}) => text !== '')
    .map(({text, line}) => ({line, props: readLine(text, line, given), problem: null}));
}

function readLine(text: string, line: number, given: string): JsonObject {
  try {
    const props = propsSchema.safeParse(JSON.parse(text));
    if (props.success) return props.data;
  } catch {
    // Told below, with the line.
  }
  throw badRows(`${given}:${line}`, `Line ${line} is no JSON object.`);
}

/** Names of the props that a schema refuses, as far as a cell could be read otherwise. */
function isRefused(schema: NonNullable<FilmDefinition['schema']>, props: unknown): ReadonlySet<string> {
  const result = schema.safeParse(props);
  return new Set(result.success ? [] : result.error.issues.map(({path}) => String(path[0])));
}

function readCells(props: JsonObject, refusedOf: (props: JsonObject) => ReadonlySet<string>): JsonObject {
  const refused = refusedOf(props);
  if (refused.size === 0) return props;
  return Object.fromEntries(
    Object.entries(props).flatMap(([name, cell]): readonly (readonly [string, Json])[] => {
      if (!refused.has(name)) return [[name, cell]];
      // An empty cell of something that is no text is one that was not filled in.
      return cell === '' ? [] : [[name, readCell(cell)]];
    }),
  );
}

function readCell(cell: Json): Json {
  if (typeof cell !== 'string') return cell;
  try {
    // Spreadsheets write flags in capitals.
    const isFlag = /^(?:true|false)$/i.test(cell);
    const value = propsSchema.safeParse({value: JSON.parse(isFlag ? cell.toLowerCase() : cell)});
    return value.success ? (value.data['value'] ?? cell) : cell;
  } catch {
    return cell;
  }
}

function readText(given: string, cwd: string): string {
  try {
    return readFileSync(resolve(cwd, given), 'utf8');
  } catch (error) {
    throw badRows(given, `There is no file ${given}.`, error);
  }
}

function badRows(where: string, why: string, cause?: unknown): ProjectError {
  return new ProjectError(
    'bad-rows',
    why,
    'Give a .csv file whose first line names the props, or a .jsonl file with a JSON object in each line.',
    {where, cause},
  );
}
