import {z} from 'zod';
import {castOf} from '../characters/cast.ts';
import {badRequest} from '../http/api-error.ts';
import {share} from '../painting/video-files.ts';
import type {ServerParts} from '../server-parts.ts';
import {listedSeconds, promptField} from './create-body.ts';
import {parseBody} from './parse-body.ts';
import {readSource, type Source} from './source.ts';
import {submitVideo} from './submit-video.ts';
import type {VideoRecord} from './video-record.ts';
import type {VideoRequest} from './video-request.ts';
import {withNewVideo} from './with-new-video.ts';

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
  {account, body, faults}: VideoRequest,
  parts: ServerParts,
): Promise<VideoRecord> {
  const {prompt, seconds} = parseBody(extensionBody, body.fields);
  const source = await readSource(account, body, parts);
  const {model, size, begins, identity, video} = source;
  checkChain(source, seconds);
  const cast = castOf(prompt, parts.characters.newest(account), source.parts);
  return withNewVideo(parts.videoFiles, async (id, folder) => {
    share(source.content, folder.source);
    share(source.part, folder.sourcePart);
    if (begins !== 'nothing') share(source.reference, folder.reference);
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
        source: video?.id ?? null,
        details: [identity],
        batch: null,
        faults,
        paintJob: (take) => ({
          size,
          parts: [...source.parts, {kind: 'painted', prompt, edit: null, seconds, take, cast}],
          begins,
          source: video === null ? 'upload' : 'video',
          keeps: 'whole',
        }),
      },
      parts,
    );
  });
}

function checkChain({parts, seconds: before}: Source, seconds: number): void {
  if (parts.length > mostExtensions)
    throw badRequest(
      `A video can be extended ${mostExtensions} times at most.`,
      'video',
      'too_many_extensions',
    );
  if (before + seconds > mostSeconds)
    throw badRequest(
      `The extended video would last ${before + seconds} s; ${mostSeconds} s is the most.`,
      'seconds',
      'video_too_long',
    );
}
