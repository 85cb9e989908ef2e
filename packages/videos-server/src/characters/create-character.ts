import {designFigure, designIdentity, designProp} from '@matchcut/engine-animatic';
import type {Probe} from '@matchcut/media';
import {z} from 'zod';
import type {AccountId} from '../account.ts';
import {badRequest} from '../http/api-error.ts';
import type {RequestBody} from '../http/request-body.ts';
import {UploadedFile} from '../http/uploaded-file.ts';
import {makeCharacterId} from '../ids.ts';
import type {Design} from '../painting/paint-job.ts';
import type {ServerParts} from '../server-parts.ts';
import {parseBody} from '../videos/parse-body.ts';
import {readUpload} from '../videos/read-upload.ts';
import type {Character} from './character-table.ts';

const characterBody = z.strictObject({name: z.string().min(1).max(80), video: z.instanceof(UploadedFile)});

/** Reads a character off a clip: what its tags say of it, else its name and colours. Throws a 400. */
export async function createCharacter(
  account: AccountId,
  {fields}: RequestBody,
  {characters, clock, media, reader}: ServerParts,
): Promise<Character> {
  const {name, video} = parseBody(characterBody, fields);
  const unreadable = () => refuse('it is no MP4');
  const probe = await readUpload(media.probe(video.path), unreadable);
  checkClip(probe);
  const colours = probe.tags['description']
    ? []
    : await readUpload(reader.readColours(video.path), unreadable);
  const character: Character = {
    id: makeCharacterId(),
    account,
    name,
    design: designOf(name, probe.tags, colours),
    createdAtMs: clock.now(),
  };
  characters.insert(character);
  return character;
}

/** A frame more or less than what was meant. */
const slackSeconds = 0.05;
/** Codecs round sizes up to whole blocks; that is still 1080p, and still 16:9. */
const tallest = 1088;
const slackAspect = 0.01;

function checkClip({container, video}: Probe): void {
  if (video === null || !container.split(',').includes('mp4')) throw refuse('it is no MP4');
  const {durationSeconds, width, height} = video;
  if (durationSeconds < 2 - slackSeconds || durationSeconds > 4 + slackSeconds)
    throw refuse(`it lasts ${durationSeconds.toFixed(2)} s, and must last 2 to 4`);
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  if (short < 720 || short > tallest) throw refuse(`it is ${width}x${height}, and must be 720p to 1080p`);
  if (Math.abs(long / short / (16 / 9) - 1) > slackAspect)
    throw refuse(`it is ${width}x${height}, and must be 16:9 or 9:16`);
}

function refuse(why: string): Error {
  return badRequest(
    `Invalid 'video': a character's clip is an MP4 of 2 to 4 s; ${why}.`,
    'video',
    'invalid_video',
  );
}

type Tags = Probe['tags'];

/** The written look, and whether it is a prop, stand in the clip's tags where this project's engine made it. */
function designOf(name: string, tags: Tags, colours: Parameters<typeof designFigure>[2]): Design {
  const look = tags['description'] ?? null;
  switch (tags['keywords']) {
    case 'prop':
      return designProp(name, look, colours);
    case 'character':
      return designFigure(name, look, colours);
    default:
      return designIdentity(name, look, colours);
  }
}
