import {createHash} from 'node:crypto';
import {MediaError} from '../media-error.ts';
import {pixelFormatName} from './frame-format.ts';
import {openSource} from './open-source.ts';
import {openStreamReaders} from './stream-reader.ts';
import {takeTurns} from './take-turns.ts';

/** SHA-256 of each picture: size, format and samples, without the padding of its lines. */
export async function hashFrames(path: string): Promise<readonly string[]> {
  using cleanup = new DisposableStack();
  const source = cleanup.use(openSource({path}));
  const {next} = cleanup.use(openStreamReaders(source, new Set(['v']))).reader('v');
  const takeTurn = takeTurns();
  const hashes: string[] = [];
  for (let frame = next(); frame !== null; frame = next()) {
    using picture = frame;
    const shape = `${picture.width}x${picture.height} ${pixelFormatName(picture.format)}\n`;
    hashes.push(createHash('sha256').update(shape).update(picture.toBuffer()).digest('hex'));
    await takeTurn();
  }
  if (hashes.length === 0)
    throw new MediaError('media-unreadable', `${path} has no picture that can be decoded.`);
  return hashes;
}
