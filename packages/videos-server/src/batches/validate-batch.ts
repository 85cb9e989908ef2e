import {existsSync} from 'node:fs';
import type {DatabaseSync} from 'node:sqlite';
import {inTransaction} from '../database/open-database.ts';
import {usualLimits} from '../http/read-body.ts';
import type {BatchId} from './batch-id.ts';
import type {BatchError} from './batch-record.ts';
import {checkLine} from './check-line.ts';
import type {LineTable, NewLine} from './line-table.ts';
import {readLines} from './read-lines.ts';

export type ValidatedBatch =
  | {readonly kind: 'valid'; readonly model: string; readonly total: number}
  | {readonly kind: 'invalid'; readonly errors: readonly BatchError[]};

const mostLines = 50_000;

/** Whoever has more wrong lines than this has the same thing wrong in all of them. */
const mostErrors = 100;

/** What one transaction takes: the server answers others between two of them. */
const sliceBytes = 4 * 1024 * 1024;
const sliceLines = 1000;

/** Reads an input file line by line into the table. May be interrupted anywhere and begun again. */
export async function validateBatch(
  batch: BatchId,
  path: string,
  {database, lines}: {readonly database: DatabaseSync; readonly lines: LineTable},
): Promise<ValidatedBatch> {
  const errors: BatchError[] = [];
  let total = 0;
  let model: string | null = null;
  let slice: NewLine[] = [];
  let size = 0;
  const keepSlice = (): void => {
    inTransaction(database, () => {
      for (const line of slice)
        if (!lines.insert(batch, line))
          errors.push({
            code: 'duplicate_custom_id',
            message: `The custom_id '${line.customId.slice(0, 80)}' was used before in this file.`,
            param: 'custom_id',
            line: line.line,
          });
    });
    slice = [];
    size = 0;
  };

  lines.clear(batch);
  // Its owner may have deleted it since.
  if (!existsSync(path)) return invalid(batch, lines, [missing]);
  for await (const {number, text} of readLines(path, usualLimits.jsonBytes)) {
    total += 1;
    if (total > mostLines) return invalid(batch, lines, [tooManyLines()]);
    const checked = text === null ? tooLong : checkLine(text);
    if (checked.kind === 'wrong') errors.push({...checked.error, line: number});
    else if (model !== null && checked.model !== model) errors.push(otherModel(model, number));
    else {
      model = checked.model;
      slice.push({line: number, customId: checked.customId, request: text ?? ''});
      size += text?.length ?? 0;
    }
    if (slice.length >= sliceLines || size >= sliceBytes) keepSlice();
    if (errors.length >= mostErrors) break;
  }
  keepSlice();
  if (errors.length > 0) return invalid(batch, lines, errors.toSorted(byLine).slice(0, mostErrors));
  if (model === null) return invalid(batch, lines, [empty]);
  return {kind: 'valid', model, total};
}

function invalid(batch: BatchId, lines: LineTable, errors: readonly BatchError[]): ValidatedBatch {
  lines.clear(batch);
  return {kind: 'invalid', errors};
}

const byLine = (a: BatchError, b: BatchError): number => (a.line ?? 0) - (b.line ?? 0);

const tooLong = {
  kind: 'wrong',
  error: {
    code: 'invalid_json_line',
    message: `This line is longer than ${usualLimits.jsonBytes} bytes.`,
    param: null,
  },
} as const;

const missing: BatchError = {
  code: 'file_not_found',
  message: 'The input file is not there any more.',
  param: 'input_file_id',
  line: null,
};

const empty: BatchError = {
  code: 'empty_file',
  message: 'The input file has no requests.',
  param: null,
  line: null,
};

const tooManyLines = (): BatchError => ({
  code: 'too_many_tasks',
  message: `The input file has more than ${mostLines} requests.`,
  param: null,
  line: null,
});

const otherModel = (model: string, line: number): BatchError => ({
  code: 'mismatched_model',
  message: `The model of this request is not the model of the requests before it, '${model}'. A batch has one model.`,
  param: 'body.model',
  line,
});
