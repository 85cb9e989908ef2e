import {writeFile} from 'node:fs/promises';
import {z} from 'zod';
import {castOf} from '../characters/cast.ts';
import type {Design, PaintBeginning, PaintPart} from '../painting/paint-job.ts';
import {share, type VideoFolder} from '../painting/video-files.ts';
import type {ServerParts} from '../server-parts.ts';
import {promptField} from './create-body.ts';
import {parseBody} from './parse-body.ts';
import {readUpload} from './read-upload.ts';
import {completedSource, notAVideo, readSource, type Source} from './source.ts';
import {submitVideo} from './submit-video.ts';
import type {VideoRecord} from './video-record.ts';
import type {VideoRequest} from './video-request.ts';
import {withNewVideo} from './with-new-video.ts';

const editBody = z.strictObject({
  prompt: promptField,
  video: z.unknown().optional(),
  model: z.unknown().optional(),
});
const remixBody = z.strictObject({prompt: promptField});

/** `POST /v1/videos/edits`: the same video with a change. Throws 400 and 404. */
export async function editVideo(request: VideoRequest, parts: ServerParts): Promise<VideoRecord> {
  const {prompt} = parseBody(editBody, request.body.fields);
  const source = await readSource(request.account, request.body, parts);
  return change({kind: 'edit', prompt, source}, request, parts);
}

/** `POST /v1/videos/{id}/remix`: the older form of an edit. Throws 400 and 404. */
export async function remixVideo(
  id: string,
  request: VideoRequest,
  parts: ServerParts,
): Promise<VideoRecord> {
  const source = completedSource(request.account, id, 'video_id', parts);
  const {prompt} = parseBody(remixBody, request.body.fields);
  return change({kind: 'remix', prompt, source}, request, parts);
}

type Change = {readonly kind: 'edit' | 'remix'; readonly prompt: string; readonly source: Source};

function change(
  {kind, prompt, source}: Change,
  {account, faults}: VideoRequest,
  parts: ServerParts,
): Promise<VideoRecord> {
  const {model, size, seconds} = source;
  const newest = parts.characters.newest(account);
  return withNewVideo(parts.videoFiles, async (id, folder) => {
    const begins = await bringBeginning(source, folder, parts);
    return submitVideo(
      {
        id,
        account,
        kind,
        model,
        prompt,
        size,
        seconds,
        billedSeconds: seconds,
        source: source.video?.id ?? null,
        details: [source.identity],
        batch: null,
        faults,
        paintJob: (take) => ({
          size,
          parts: source.parts.map((part) => changePart(part, prompt, take, castOf(prompt, newest, [part]))),
          begins,
          source: 'none',
          keeps: 'whole',
        }),
      },
      parts,
    );
  });
}

/** Painted again with the change; a client's own pictures give way to ones that are painted after the change alone. */
function changePart(part: PaintPart, change: string, take: number, mentioned: readonly Design[]): PaintPart {
  switch (part.kind) {
    case 'painted':
      return {
        ...part,
        edit: part.edit === null ? change : `${change} ${part.edit}`,
        take: part.take + take - 1,
        cast: [
          ...part.cast,
          ...mentioned.filter(({name}) => !part.cast.some((member) => member.name === name)),
        ],
      };
    case 'given':
      return {kind: 'painted', prompt: change, edit: null, seconds: part.seconds, take, cast: mentioned};
    default:
      return part satisfies never;
  }
}

/** It begins as its source began; after a client's own pictures, with their first. */
async function bringBeginning(
  {parts: [first], begins, content, reference}: Source,
  folder: VideoFolder,
  {media}: Pick<ServerParts, 'media'>,
): Promise<PaintBeginning> {
  if (first?.kind === 'given') {
    // Under a name of our own: the source may be deleted while it is read.
    share(content, folder.source);
    const [png] = await readUpload(media.frames({path: folder.source, frames: [0]}), notAVideo);
    if (png !== undefined) await writeFile(folder.reference, png);
    return 'image';
  }
  if (begins !== 'nothing') share(reference, folder.reference);
  return begins;
}
