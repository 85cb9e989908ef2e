import {
  EngineError,
  type CharacterHandle,
  type CreateRequest,
  type EngineInputs,
  type ExtendRequest,
} from '@matchcut/engine';
import type {IdentityDialect} from '../dialects/dialect.ts';
import type {Footage} from '../footage/footage.ts';
import {engineId} from '../jobs/job-state.ts';
import {Attachment, type Fields} from './encode-body.ts';
import {probePicture, type Shown} from './show-input.ts';

/** Wider pictures say no more of who is in them. */
const widestPicture = 1280;

/** The fields that say who is in a new clip. Throws `engine-refused-request`, `engine-bad-input`. */
export async function showIdentities(
  request: CreateRequest | ExtendRequest,
  {identities: handles, references = []}: EngineInputs,
  shown: Shown | null,
  dialect: IdentityDialect,
  footage: Footage,
  signal: AbortSignal | undefined,
): Promise<Fields> {
  switch (dialect.kind) {
    case 'none':
      return {};
    case 'characters':
      if (handles.length === 0) return {};
      return {characters: handles.map((handle) => ({id: idOf(handle, request)}))};
    case 'pictures': {
      if (references.length === 0) return {};
      if (shown !== null && !dialect.besideInputReference) {
        // Whoever is in the end of the clip before is shown by it.
        if (request.kind === 'extend') return {};
        throw new EngineError(
          'engine-refused-request',
          'The server takes either a first frame or pictures of who is in the shot.',
          {hint: "Leave the shot's reference out, or those of its characters and props."},
        );
      }
      const pictures = await Promise.all(references.map(({path}) => pictureOf(path, footage, signal)));
      const json = pictures.map((picture) => ({image_url: picture.toDataUrl()}));
      return {[dialect.field]: JSON.stringify(json.length === 1 ? json[0] : json)};
    }
    default:
      return dialect satisfies never;
  }
}

function idOf({engine, name, id}: CharacterHandle, {prompt}: CreateRequest | ExtendRequest): string {
  if (engine !== engineId)
    throw new EngineError('engine-bad-input', `The handle of ${name} is one of the engine ${engine}.`);
  if (!prompt.includes(name))
    throw new EngineError(
      'engine-refused-request',
      `The prompt does not name ${name}, so nobody would see them.`,
      {
        hint: `Write ${name} into the prompt, letter by letter.`,
      },
    );
  return id;
}

/** The middle of a clip, or a still as it is: clips begin and end with black. */
function pictureOf(path: string, footage: Footage, signal: AbortSignal | undefined): Promise<Attachment> {
  return footage.work(path, signal, async (media) => {
    const {frames, width} = await probePicture(path, media, signal);
    const job = {
      path,
      frames: [Math.floor(frames / 2)],
      ...(width > widestPicture && {width: widestPicture}),
    };
    const [bytes] = await media.frames(job, signal && {signal});
    if (bytes === undefined) throw new EngineError('engine-bad-input', `${path} has no picture.`);
    return new Attachment(bytes, 'picture.png', 'image/png');
  });
}
