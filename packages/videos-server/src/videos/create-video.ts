import type {AccountId} from '../account.ts';
import type {Character} from '../characters/character-table.ts';
import {isMentioned} from '../characters/mentions.ts';
import type {JobFault} from '../faults/fault.ts';
import {ApiError, badRequest, notFound} from '../http/api-error.ts';
import type {RequestBody} from '../http/request-body.ts';
import type {ServerParts} from '../server-parts.ts';
import {readCreateBody} from './create-body.ts';
import {submitVideo, type BatchOrder} from './submit-video.ts';
import {takeReference} from './take-reference.ts';
import type {VideoRecord} from './video-record.ts';
import {withNewVideo} from './with-new-video.ts';

export type Created =
  | {readonly kind: 'created'; readonly video: VideoRecord}
  | {readonly kind: 'refused'; readonly error: ApiError};

export type CreateOptions = {
  /** Half the price, and kept for a day. */
  readonly batch?: BatchOrder;
  /** What is to go wrong with the job. */
  readonly faults?: readonly JobFault[];
};

/** What `POST /v1/videos` does with a body, whoever sent it; what the protocol forbids is answered, not thrown. */
export async function createVideo(
  account: AccountId,
  body: RequestBody,
  parts: ServerParts,
  options: CreateOptions = {},
): Promise<Created> {
  try {
    return {kind: 'created', video: await create(account, body, parts, options)};
  } catch (error) {
    if (error instanceof ApiError) return {kind: 'refused', error};
    throw error;
  }
}

async function create(
  account: AccountId,
  body: RequestBody,
  parts: ServerParts,
  {batch, faults = []}: CreateOptions,
): Promise<VideoRecord> {
  const {prompt, model, seconds, size, reference, ...named} = readCreateBody(body, parts.dialect);
  const characters = named.characters.map((id, index) => findCharacter(account, id, prompt, index, parts));
  const cast = characters.map(({design}) => design);
  return withNewVideo(parts.videoFiles, async (id, folder) => {
    const taken = reference && (await takeReference(reference, size, folder.reference, account, parts));
    return submitVideo(
      {
        id,
        account,
        kind: 'create',
        model,
        prompt,
        size,
        seconds,
        billedSeconds: seconds,
        source: null,
        details: [...named.characters, taken?.digest ?? ''],
        batch: batch ?? null,
        faults,
        paintJob: (take) => ({
          size,
          parts: [{kind: 'painted', prompt, edit: null, seconds, take, cast}],
          begins: taken?.begins ?? 'nothing',
          source: 'none',
          keeps: 'whole',
        }),
      },
      parts,
    );
  });
}

function findCharacter(
  account: AccountId,
  id: string,
  prompt: string,
  index: number,
  {characters}: ServerParts,
): Character {
  const param = `characters[${index}].id`;
  const character = characters.find(account, id);
  if (character === null) throw notFound(`Character with id '${id.slice(0, 80)}' not found.`, param);
  if (!isMentioned(character.name, prompt))
    throw badRequest(
      `The name of character '${character.name}' must stand verbatim in the prompt.`,
      param,
      'character_not_mentioned',
    );
  return character;
}
