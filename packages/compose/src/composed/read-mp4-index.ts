import {open, type FileHandle} from 'node:fs/promises';

/** What the index of an MP4 or QuickTime file says of its tracks, in their order. */
export type Mp4Track = {
  readonly kind: 'video' | 'audio' | 'captions' | 'other';
  /** Samples in the words of the format: pictures of a video track, packets of an audio track. */
  readonly samples: number;
  readonly durationSeconds: number;
};

/** A box that makes sense is at least this long; the index of an hour is a few megabytes. */
const headBytes = 8;
const mostIndexBytes = 256 * 1024 * 1024;

/**
 * Reads the index alone, which takes a millisecond whatever the file's length: every file of a cut is looked at each
 * time that it is used. `null` where the file is none that has one.
 */
export async function readMp4Index(path: string): Promise<readonly Mp4Track[] | null> {
  const file = await open(path, 'r');
  try {
    const moov = await findMoov(file);
    return moov === null ? null : boxesIn(moov, 'trak').map(readTrack);
  } finally {
    await file.close();
  }
}

async function findMoov(file: FileHandle): Promise<Buffer | null> {
  const {size: end} = await file.stat();
  const head = Buffer.alloc(2 * headBytes);
  for (let at = 0; at + headBytes <= end;) {
    const {bytesRead} = await file.read(head, 0, head.length, at);
    const box = readHead(head.subarray(0, bytesRead), end - at);
    if (box === null) return null;
    if (box.type === 'moov' && box.size <= mostIndexBytes) {
      const body = Buffer.alloc(box.size - box.headBytes);
      const read = await file.read(body, 0, body.length, at + box.headBytes);
      return read.bytesRead === body.length ? body : null;
    }
    at += box.size;
  }
  return null;
}

type BoxHead = {readonly type: string; readonly size: number; readonly headBytes: number};

/** `null` for what can't be a box. A size of 1 is followed by a long one, and 0 reaches to the end. */
function readHead(bytes: Buffer, left: number): BoxHead | null {
  if (bytes.length < headBytes) return null;
  const short = bytes.readUInt32BE(0);
  const isLong = short === 1;
  if (isLong && bytes.length < 2 * headBytes) return null;
  const size = isLong ? Number(bytes.readBigUInt64BE(headBytes)) : short === 0 ? left : short;
  const own = isLong ? 2 * headBytes : headBytes;
  return size < own || size > left ? null : {type: bytes.toString('latin1', 4, 8), size, headBytes: own};
}

/** The contents of the boxes of a type that stand directly in another. */
function boxesIn(body: Buffer, type: string): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let at = 0; at < body.length;) {
    const box = readHead(body.subarray(at), body.length - at);
    if (box === null) break;
    if (box.type === type) found.push(body.subarray(at + box.headBytes, at + box.size));
    at += box.size;
  }
  return found;
}

function boxAt(body: Buffer, ...path: readonly string[]): Buffer | null {
  return path.reduce<Buffer | null>(
    (inside, type) => (inside === null ? null : (boxesIn(inside, type)[0] ?? null)),
    body,
  );
}

function readTrack(trak: Buffer): Mp4Track {
  const handler = boxAt(trak, 'mdia', 'hdlr');
  const header = boxAt(trak, 'mdia', 'mdhd');
  const sizes = boxAt(trak, 'mdia', 'minf', 'stbl', 'stsz');
  return {
    kind: kindOf(handler === null || handler.length < 12 ? '' : handler.toString('latin1', 8, 12)),
    samples: sizes === null || sizes.length < 12 ? 0 : sizes.readUInt32BE(8),
    durationSeconds: header === null ? 0 : readDuration(header),
  };
}

function kindOf(handler: string): Mp4Track['kind'] {
  if (handler === 'vide') return 'video';
  if (handler === 'soun') return 'audio';
  return handler === 'sbtl' ? 'captions' : 'other';
}

/** Version 1 has times of 64 bits. */
function readDuration(header: Buffer): number {
  const isLong = header[0] === 1;
  if (header.length < (isLong ? 32 : 20)) return 0;
  const timescale = header.readUInt32BE(isLong ? 20 : 12);
  const duration = isLong ? Number(header.readBigUInt64BE(24)) : header.readUInt32BE(16);
  return timescale === 0 ? 0 : duration / timescale;
}
