import {EngineError} from '@matchcut/engine';
import type {Client} from '../wire/client.ts';
import {readError} from '../wire/read-error.ts';
import {excerpt, parseJson} from '../wire/read-text.ts';
import {readBoxes} from './read-boxes.ts';
import type {Target} from './target.ts';

/**
 * Checks that what came is a whole MP4, as far as its outermost boxes tell. Throws `engine-unreachable` where it broke
 * off unnoticed, so that it is fetched again, and `engine-bad-result` where it is something else.
 */
export async function checkClip(target: Target, contentType: string, client: Client): Promise<void> {
  const server = client.server();
  if (target.size() === 0) throw new EngineError('engine-unreachable', `${server} sent a clip of 0 bytes.`);
  const boxes = await readBoxes(target);
  const [first] = boxes;
  if (first?.type !== 'ftyp')
    throw new EngineError('engine-bad-result', `${server} sent no clip but ${await whatCame()}`, {
      hint: 'The clip is still at the provider, and paid for. Run again to fetch it; nothing is paid twice.',
    });
  const end = boxes.at(-1)?.end ?? 0;
  const isWhole = end <= target.size() && boxes.some(({type}) => type === 'moov') && boxes.length > 2;
  if (!isWhole)
    throw new EngineError(
      'engine-unreachable',
      `${server} sent only the beginning of a clip: ${target.size()} bytes.`,
    );

  async function whatCame(): Promise<string> {
    const text = client.redact(new TextDecoder().decode(await target.read(0, 4096)));
    const kind = contentType === '' ? 'something unnamed' : contentType;
    if (!/^[\p{L}\p{N}\p{P}\p{S}\s]*$/u.test(text.slice(0, 200))) return `${kind}, ${target.size()} bytes.`;
    return `${kind}: ${readError(parseJson(text))?.message ?? excerpt(text)}`;
  }
}
