import {Readable} from 'node:stream';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {readBoxes} from '../download/read-boxes.ts';
import {readError} from './read-error.ts';
import {readLines} from './read-lines.ts';
import {retryAfterMs} from './retry-after.ts';
import {batchSchema, videoListSchema, videoSchema} from './schemas.ts';
import {readStatus} from './status-words.ts';

const json = fc.jsonValue();
const fields = [
  'status',
  'progress',
  'model',
  'prompt',
  'size',
  'seconds',
  'created_at',
  'expires_at',
  'error',
];
const videoLike = fc
  .record(Object.fromEntries(fields.map((name) => [name, json])), {requiredKeys: []})
  .map((video): Readonly<Record<string, unknown>> => ({...video, id: 'video_1'}));

/** Only a whole answer is unwrapped, not an entry of a list. */
function isWrapped(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !('id' in value);
}

describe('whatever else an answer holds', () => {
  test('a video with an id is one, wrapped or not', () => {
    fc.assert(
      fc.property(videoLike, (video) => {
        expect(videoSchema.parse(video).id).toBe('video_1');
        expect(videoSchema.parse({code: 'success', data: video}).id).toBe('video_1');
      }),
    );
  });

  test('a list keeps count of what it could not read', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(videoLike, json)), (data) => {
        const {entries, unreadable} = videoListSchema.parse({data});
        expect(entries.length + unreadable).toBe(data.length);
        const readable = data.filter((each) => videoSchema.safeParse(each).success && !isWrapped(each));
        expect(entries.length).toBe(readable.length);
      }),
    );
  });

  test('a batch with an id and a status is one', () => {
    fc.assert(
      fc.property(json, json, json, json, (metadata, request_counts, errors, output_file_id) => {
        const batch = {id: 'batch_1', status: 'completed', metadata, request_counts, errors, output_file_id};
        expect(batchSchema.parse(batch)).toMatchObject({id: 'batch_1', status: 'completed'});
      }),
    );
  });

  test('an error is read or is none, and a status is known or not', () => {
    fc.assert(
      fc.property(json, fc.string(), (body, word) => {
        const error = readError(body);
        expect(error === null || typeof error.message === 'string').toBe(true);
        expect([null, 'queued', 'running', 'completed', 'failed', 'gone']).toContain(readStatus(word));
      }),
    );
  });

  test('a time to wait is none, or is not negative', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double().map(String), fc.date().map(String)), (text) => {
        const ms = retryAfterMs({'retry-after': text}, 1_700_000_000_000);
        expect(ms === null || (ms >= 0 && ms <= 3_600_000)).toBe(true);
      }),
    );
  });
});

test('lines are the same wherever they are torn apart on their way', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({unit: 'binary'}).map((line) => line.replaceAll('\n', ' '))),
      fc.infiniteStream(fc.integer({min: 1, max: 7})),
      async (lines, sizes) => {
        const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
        const chunks: Buffer[] = [];
        for (let at = 0; at < bytes.length;) {
          const size = sizes.next().value;
          chunks.push(bytes.subarray(at, at + size));
          at += size;
        }
        const body = Readable.from(chunks);
        const read: string[] = [];
        for await (const line of readLines(body as Parameters<typeof readLines>[0])) read.push(line);
        expect(read).toEqual(bytes.toString().split('\n').slice(0, -1));
      },
    ),
  );
});

test('boxes come to an end, in whatever bytes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({maxLength: 400}), async (bytes) => {
      const file = {
        size: () => bytes.length,
        read: async (at: number, length: number) => bytes.slice(at, at + length),
      };
      const boxes = await readBoxes(file);
      expect(boxes.length).toBeLessThanOrEqual(bytes.length / 8);
    }),
  );
});
