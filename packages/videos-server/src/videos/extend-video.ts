import {z} from 'zod';
import type {AccountId} from '../account.ts';
import {castOf} from '../characters/cast.ts';
import type {JobFault} from '../faults/fault.ts';
import {badRequest} from '../http/api-error.ts';
import type {RequestBody} from '../http/request-body.ts';
import {makeVideoId} from '../ids.ts';
import {share} from '../painting/video-files.ts';
import type {ServerParts} from '../server-parts.ts';
import {listedSeconds, promptField} from './create-body.ts';
import {parseBody} from './parse-body.ts';
import {readSource} from './source.ts';
import {submitVideo} from './submit-video.ts';
import type {VideoRecord} from './video-record.ts';

const extensionBody = z.strictObject({
  prompt: promptField,
  seconds: listedSeconds.transform(Number),
  video: z.unknown().optional(),
  model: z.unknown().optional(),
});

const mostExtensions = 6;
const mostSeconds = 120;

/** `POST /v1/videos/extensions`: a new video that is its source and a part more. Throws 400 and 404. */
export async function extendVideo(
  account: AccountId,
  body: RequestBody,
  parts: ServerParts,
  faults: readonly JobFault[],
): Promise<VideoRecord> {
  const {prompt, seconds} = parseBody(extensionBody, body.fields);
  const source = await readSource(account, body, parts);
  const {model, size} = source;
  if (source.parts.length > mostExtensions)
    throw badRequest(
      `A video can be extended ${mostExtensions} times at most.`,
      'video',
      'too_many_extensions',
    );
  if (source.seconds + seconds > mostSeconds)
    throw badRequest(
      `The extended video would last ${source.seconds + seconds} s; ${mostSeconds} s is the most.`,
      'seconds',
      'video_too_long',
    );
  const id = makeVideoId();
  const folder = parts.videoFiles.make(id);
  try {
    share(source.content, folder.source);
    share(source.part, folder.sourcePart);
    if (source.begins !== 'nothing') share(source.reference, folder.reference);
    const cast = castOf(prompt, parts.characters.newest(account), source.parts);
    return submitVideo(
      {
        id,
        account,
        kind: 'extension',
        model,
        prompt,
        size,
        seconds: source.seconds + seconds,
        billedSeconds: seconds,
        source: source.video?.id ?? null,
        details: [source.identity],
        batch: null,
        faults,
        paintJob: (take) => ({
          size,
          parts: [...source.parts, {kind: 'painted', prompt, edit: null, seconds, take, cast}],
          begins: source.begins,
          source: source.video === null ? 'upload' : 'video',
          keeps: 'whole',
        }),
      },
      parts,
    );
  } catch (error) {
    parts.videoFiles.remove(id);
    throw error;
  }
}
