import {EngineError, type BatchJob, type BatchResult} from '@matchcut/engine';
import {failureOf} from '../jobs/job-status.ts';
import {makeJob} from '../jobs/job-state.ts';
import type {Call} from '../wire/call.ts';
import type {Client} from '../wire/client.ts';
import {readError} from '../wire/read-error.ts';
import {readLines} from '../wire/read-lines.ts';
import {parseJson} from '../wire/read-text.ts';
import {refusalOf} from '../wire/refusals.ts';
import {batchLineSchema, fileSchema, videoSchema, type Batch, type BatchLine} from '../wire/schemas.ts';
import {readStatus} from '../wire/status-words.ts';
import type {WireAnswer} from '../wire/transport.ts';
import {hasEnded} from './batch-status.ts';

/** What is known of an order's requests; of each of them, once it has ended. */
export async function batchResults(
  job: BatchJob,
  batch: Batch,
  client: Client,
  signal: AbortSignal | undefined,
): Promise<readonly BatchResult[]> {
  const results = new Map<string, BatchResult>();
  const done = await readResults(batch.output_file_id);
  const wrong = await readResults(batch.error_file_id);
  if (hasEnded(batch.status)) {
    // What is missing counts as never made, and is paid for again.
    requireAll(done, batch.request_counts?.completed);
    requireAll(wrong, batch.request_counts?.failed);
    await addUnanswered();
  }
  return [...results.values()];

  /** Answers how many there were. */
  async function readResults(file: string | null): Promise<number> {
    if (!file) return 0;
    let count = 0;
    for await (const line of linesOf(file)) {
      const parsed = batchLineSchema.safeParse(parseJson(line));
      if (!parsed.success)
        throw new EngineError(
          'engine-bad-result',
          `File ${file} of batch ${job.id} has a line that is no result.`,
        );
      results.set(parsed.data.custom_id, resultOf(parsed.data, job, client.server()));
      count += 1;
    }
    return count;
  }

  function requireAll(came: number, announced = 0): void {
    if (came >= announced) return;
    throw new EngineError(
      'engine-unreachable',
      `Of ${announced} results of batch ${job.id} only ${came} came from ${client.server()}.`,
    );
  }

  /** Whatever a batch that expired or was cancelled did not come to stands in neither file. */
  async function addUnanswered(): Promise<void> {
    if (!batch.input_file_id) return;
    for await (const line of linesOf(batch.input_file_id)) {
      const id = idIn(line);
      if (id === null || results.has(id)) continue;
      results.set(id, {
        id,
        kind: 'failed',
        code: `batch_${batch.status}`,
        message: `Batch ${job.id} is ${batch.status} and has no result for it.`,
        isBilled: batch.status === 'completed' ? null : false,
      });
    }
  }

  /** In bytes; `null` where the server does not say. */
  async function sizeOf(path: string): Promise<number | null> {
    try {
      return (await client.ask({path, signal}, fileSchema)).value.bytes;
    } catch (error) {
      if (EngineError.is(error) && error.code === 'engine-refused-request') return null;
      throw error;
    }
  }

  async function* linesOf(file: string): AsyncGenerator<string> {
    const path = `files/${encodeURIComponent(file)}`;
    const bytes = await sizeOf(path);
    const call: Call = {path: `${path}/content`, signal};
    const {body} = await client.open(call, [200]);
    try {
      for await (const line of readLines(whole(body, bytes)))
        if (line.trim() !== '') yield client.redact(line);
    } catch (error) {
      throw client.brokenOff(call, error);
    }
  }
}

/** Announced lengths of answers can be wrong themselves: a file that breaks off between two lines looks whole. */
async function* whole(body: WireAnswer['body'], bytes: number | null): AsyncGenerator<Uint8Array> {
  let came = 0;
  for await (const chunk of body) {
    came += chunk.length;
    yield chunk;
  }
  if (bytes !== null && came !== bytes) throw new Error(`${came} of ${bytes} bytes came`);
}

function resultOf(
  {custom_id: id, response, error}: BatchLine,
  {model}: BatchJob,
  server: string,
): BatchResult {
  if (response === null || response === undefined) {
    const {code, message} = error ?? {code: null, message: 'There is no answer.'};
    return {id, kind: 'failed', code: code ?? 'failed', message, isBilled: false};
  }
  if (response.status_code !== 200) {
    const said = readError(response.body);
    const refusal = refusalOf(response.status_code, said, {});
    const message = said?.message ?? `It was answered with ${response.status_code}.`;
    const code = refusal?.code ?? said?.code ?? 'failed';
    return {id, kind: 'failed', code, message, isBilled: refusal === null ? null : false};
  }
  const parsed = videoSchema.safeParse(response.body);
  if (!parsed.success)
    return {
      id,
      kind: 'failed',
      code: 'engine-bad-result',
      message: 'Its answer is no video.',
      isBilled: null,
    };
  const video = parsed.data;
  switch (readStatus(video.status ?? 'completed')) {
    case 'failed':
      return {id, kind: 'failed', ...failureOf(video), isBilled: null};
    case 'gone':
      return {
        id,
        kind: 'failed',
        code: 'engine-job-unknown',
        message: `Video ${video.id} has expired.`,
        isBilled: null,
      };
    default: {
      const state = {server, size: video.size ?? '', seconds: video.seconds ?? null};
      return {id, kind: 'made', job: makeJob(video.id, model, state)};
    }
  }
}

function idIn(line: string): string | null {
  const value = parseJson(line);
  if (typeof value !== 'object' || value === null || !('custom_id' in value)) return null;
  return typeof value.custom_id === 'string' ? value.custom_id : null;
}
