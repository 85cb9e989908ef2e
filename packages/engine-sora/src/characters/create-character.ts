import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {EngineError, type CharacterHandle, type CharacterRequest, type InputFile} from '@matchcut/engine';
import {spellSize} from '../dialects/sizes.ts';
import {characterJob, characterSize} from '../footage/character-job.ts';
import type {Footage} from '../footage/footage.ts';
import {engineId} from '../jobs/job-state.ts';
import {Attachment, encodeBody} from '../requests/encode-body.ts';
import type {Settings} from '../sora-options.ts';
import type {Client} from '../wire/client.ts';
import {characterSchema} from '../wire/schemas.ts';

const longestName = 80;

/**
 * Uploads a character or prop, made into what the protocol wants. It costs nothing, so that it may be asked for again
 * after a lost answer: one that nobody names stays behind.
 */
export async function createCharacter(
  request: CharacterRequest,
  reference: InputFile | null,
  {dialect}: Settings,
  {client, footage}: {readonly client: Client; readonly footage: Footage},
  signal: AbortSignal | undefined,
): Promise<CharacterHandle> {
  signal?.throwIfAborted();
  const {name, size} = request;
  if (dialect.identities.kind !== 'characters')
    throw new EngineError(
      'engine-refused-request',
      `Servers of the dialect ${dialect.name} keep no characters.`,
    );
  if (name.length === 0 || name.length > longestName)
    throw new EngineError(
      'engine-refused-request',
      `The name "${name}" has not 1 to ${longestName} characters.`,
    );
  if (reference === null)
    throw new EngineError('engine-refused-request', `${name} has no picture or clip to be made from.`, {
      hint: `Give one: character('${name}', {reference: 'cast/….mp4'}).`,
    });
  const video = await prepareUpload(request, reference.path, footage, signal);
  const call = {
    method: 'POST',
    path: 'videos/characters',
    body: encodeBody({name, video}, 'multipart'),
    signal,
  } as const;
  const {value} = await client.ask(call, characterSchema);
  return {engine: engineId, name, id: value.id, state: {size: spellSize(characterSize(size))}};
}

/** Whether the server still has a character, for this key. */
export async function knowsCharacter(
  {engine, id}: CharacterHandle,
  client: Client,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  if (engine !== engineId) return false;
  const gone = {code: 'engine-job-unknown', needsWords: true} as const;
  try {
    const call = {
      path: `videos/characters/${encodeURIComponent(id)}`,
      meanings: {404: gone, 410: gone},
      signal,
    };
    await client.ask(call, characterSchema);
    return true;
  } catch (error) {
    if (EngineError.is(error) && error.code === gone.code) return false;
    throw error;
  }
}

function prepareUpload(
  request: CharacterRequest,
  path: string,
  footage: Footage,
  signal: AbortSignal | undefined,
): Promise<Attachment> {
  return footage.work(path, signal, async (media, folder) => {
    const probe = await media.probe(path, signal && {signal});
    if (probe.video === null) throw new EngineError('engine-bad-input', `${path} has no picture.`);
    const to = join(folder, 'character.mp4');
    await media.transcode(characterJob(request, path, probe, to), signal && {signal});
    return new Attachment(await readFile(to), 'character.mp4', 'video/mp4');
  });
}
