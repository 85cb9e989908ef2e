import {createHash} from 'node:crypto';
import {open} from 'node:fs/promises';
import {join} from 'node:path';
import {unixSeconds} from '../clock.ts';
import type {BatchId} from './batch-id.ts';
import type {LineResult, LineTable} from './line-table.ts';

export type ResultPath = {readonly path: string; readonly sizeBytes: number};

/** Files that would be empty are not there. */
export type WrittenResults = {readonly output: ResultPath | null; readonly errors: ResultPath | null};

const atOnce = 500;

/**
 * Writes the two result files of a batch into `folder`: what was answered with a video, whatever became of it, and
 * what was not.
 */
export async function writeResults(
  batch: BatchId,
  {folder, lines, expiresAtMs}: {folder: string; lines: LineTable; expiresAtMs: number},
): Promise<WrittenResults> {
  const output = await openResult(join(folder, 'output.jsonl'));
  const errors = await openResult(join(folder, 'errors.jsonl'));
  try {
    let place = -1;
    for (;;) {
      const results = lines.results(batch, place, atOnce);
      const [made, failed] = [results.filter(isMade), results.filter((result) => !isMade(result))];
      await output.write(made.map((result) => outputLine(batch, keptUntil(result, expiresAtMs))));
      await errors.write(failed.map((result) => outputLine(batch, result)));
      if (results.length < atOnce) break;
      place = results.at(-1)?.place ?? place;
    }
    return {output: output.written(), errors: errors.written()};
  } finally {
    await output.close();
    await errors.close();
  }
}

type ResultWriter = {
  readonly write: (lines: readonly string[]) => Promise<void>;
  readonly written: () => ResultPath | null;
  readonly close: () => Promise<void>;
};

async function openResult(path: string): Promise<ResultWriter> {
  const file = await open(path, 'w');
  let sizeBytes = 0;
  return {
    write: async (lines) => {
      const bytes = Buffer.from(lines.join(''));
      await file.appendFile(bytes);
      sizeBytes += bytes.length;
    },
    written: () => (sizeBytes === 0 ? null : {path, sizeBytes}),
    close: () => file.close(),
  };
}

const isMade = ({answer}: LineResult): boolean => answer?.statusCode === 200;

/** The content of a batch's videos is there for a time that begins when the batch ends. */
function keptUntil(result: LineResult, expiresAtMs: number): LineResult {
  const {answer} = result;
  if (answer === null || !isCompleted(answer.body)) return result;
  return {
    ...result,
    answer: {...answer, body: {...answer.body, expires_at: unixSeconds(expiresAtMs)}},
  };
}

function isCompleted(body: unknown): body is {readonly status: 'completed'} {
  return typeof body === 'object' && body !== null && 'status' in body && body.status === 'completed';
}

function outputLine(batch: BatchId, {line, customId, answer}: LineResult): string {
  // The same whenever the files are written.
  const hash = createHash('sha256').update(`${batch} ${line}`).digest('hex').slice(0, 32);
  return `${JSON.stringify({
    id: `batch_req_${hash}`,
    custom_id: customId,
    response:
      answer === null ? null : {status_code: answer.statusCode, request_id: `req_${hash}`, body: answer.body},
    error: answer === null ? expired : null,
  })}\n`;
}

const expired = {
  code: 'batch_expired',
  message: 'This request could not be executed before the completion window expired.',
};
