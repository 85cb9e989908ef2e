import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {pipeline} from 'node:stream/promises';
import type {Probe} from '@matchcut/media';
import type {AccountId} from '../account.ts';
import type {Dialect} from '../dialects/dialect.ts';
import {badRequest, notFound} from '../http/api-error.ts';
import type {PaintBeginning} from '../painting/paint-job.ts';
import {move, share} from '../painting/video-files.ts';
import type {ServerParts} from '../server-parts.ts';
import {readUpload} from './read-upload.ts';
import type {Reference} from './reference.ts';

export type TakenReference = {
  readonly begins: PaintBeginning;
  /** Of the file. */
  readonly digest: string;
};

const imageContainers = new Set(['png_pipe', 'jpeg_pipe', 'webp_pipe']);

/** Brings a reference to `path` and checks what it is. Throws 400 and 404. */
export async function takeReference(
  reference: Reference,
  size: string,
  path: string,
  account: AccountId,
  parts: Pick<ServerParts, 'dialect' | 'files' | 'media'>,
): Promise<TakenReference> {
  await bring(reference, path, account, parts);
  const {param} = reference;
  const probe = await readUpload(parts.media.probe(path), () => notUsable(param, parts.dialect));
  return {begins: beginningOf(probe, size, param, parts.dialect), digest: await digestOf(path)};
}

async function bring(
  reference: Reference,
  path: string,
  account: AccountId,
  {files}: Pick<ServerParts, 'files'>,
): Promise<void> {
  switch (reference.kind) {
    case 'upload':
      return move(reference.file.path, path);
    case 'file-id': {
      const file = files.find(account, reference.id);
      if (file === null)
        throw notFound(`No such File object: ${reference.id.slice(0, 80)}`, `${reference.param}.file_id`);
      return share(files.pathOf(file.id), path);
    }
    case 'url': {
      const data = /^data:[^,;]*(?:;[^,;]*)*;base64,([A-Za-z0-9+/=\s]+)$/.exec(reference.url)?.[1];
      if (data === undefined)
        throw badRequest(
          `Invalid '${reference.param}': this server fetches nothing from elsewhere, so give a data URL in base64, a file, or a file_id.`,
          reference.param,
        );
      return writeFile(path, Buffer.from(data, 'base64'));
    }
    default:
      return reference satisfies never;
  }
}

function beginningOf(
  {container, video}: Probe,
  size: string,
  param: string,
  dialect: Dialect,
): PaintBeginning {
  if (video === null) throw notUsable(param, dialect);
  if (!imageContainers.has(container)) {
    if (dialect.referenceFile !== 'image-or-clip') throw notUsable(param, dialect);
    return 'motion';
  }
  if (dialect.referenceFile === 'exact-image' && size !== `${video.width}x${video.height}`)
    throw badRequest('Inpaint image must match the requested width and height', param);
  return 'image';
}

function notUsable(param: string, {referenceFile}: Dialect): Error {
  const kinds =
    referenceFile === 'image-or-clip' ? 'a JPEG, PNG or WebP image or a video' : 'a JPEG, PNG or WebP image';
  return badRequest(`Invalid '${param}': expected ${kinds}.`, param, 'invalid_file');
}

export async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
