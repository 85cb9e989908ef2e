import {open, type FileHandle} from 'node:fs/promises';
import {MediaError} from '../media-error.ts';

/**
 * Says of the subtitle tracks of a finished MP4 or QuickTime file what FFmpeg's muxer can't be told: that none is on by
 * itself (it would be the first one), and which language each is of (in QuickTime it knows few).
 *
 * @param languages ISO 639-2/T, in the order of the tracks.
 */
export async function describeSubtitles(path: string, languages: readonly string[]): Promise<void> {
  const file = await open(path, 'r+');
  try {
    const {at, body} = await readMoov(file, path);
    const tracks = boxesIn(body, 'trak').filter((trak) => handlerOf(trak) === 'sbtl');
    if (tracks.length !== languages.length)
      throw new MediaError('media-failed', `${path} has ${tracks.length} tracks of ${languages.length}.`);
    for (const [index, language] of languages.entries()) describe(tracks[index], language);
    await file.write(body, 0, body.length, at);
  } finally {
    await file.close();
  }
}

const enabled = 1;

/** Boxes are views of the same bytes, so that what is written here is written there. */
function describe(trak: Buffer | undefined, language: string): void {
  const header = boxAt(trak, 'tkhd');
  const mediaHeader = boxAt(trak, 'mdia', 'mdhd');
  if (header === undefined || mediaHeader === undefined) return;
  // A byte of version, and flags of three.
  header.writeUInt8(header.readUInt8(3) & ~enabled, 3);
  // After version and flags: two times, timescale and length; in version 1 all but the timescale have 64 bits.
  mediaHeader.writeUInt16BE(packed(language), mediaHeader.readUInt8(0) === 1 ? 32 : 20);
}

/** Three letters of five bits. */
function packed(language: string): number {
  return Array.from(language).reduce((bits, letter) => (bits << 5) | (letter.charCodeAt(0) - 0x60), 0);
}

function handlerOf(trak: Buffer): string {
  return boxAt(trak, 'mdia', 'hdlr')?.toString('latin1', 8, 12) ?? '';
}

async function readMoov(
  file: FileHandle,
  path: string,
): Promise<{readonly at: number; readonly body: Buffer}> {
  const head = Buffer.alloc(16);
  const {size: end} = await file.stat();
  for (let at = 0; at < end;) {
    await file.read(head, 0, head.length, at);
    // The pictures of a long film have a size of 64 bits.
    const size = head.readUInt32BE(0) === 1 ? Number(head.readBigUInt64BE(8)) : head.readUInt32BE(0);
    if (size < 8) break;
    if (head.toString('latin1', 4, 8) === 'moov') {
      const body = Buffer.alloc(size - 8);
      await file.read(body, 0, body.length, at + 8);
      return {at: at + 8, body};
    }
    at += size;
  }
  throw new MediaError('media-failed', `${path} has no index.`);
}

function boxesIn(body: Buffer, type: string): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let at = 0; at + 8 <= body.length;) {
    const size = body.readUInt32BE(at);
    if (size < 8) break;
    if (body.toString('latin1', at + 4, at + 8) === type) found.push(body.subarray(at + 8, at + size));
    at += size;
  }
  return found;
}

function boxAt(body: Buffer | undefined, ...path: readonly string[]): Buffer | undefined {
  return path.reduce((inside, type) => inside && boxesIn(inside, type)[0], body);
}
