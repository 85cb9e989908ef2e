const sequenceParameterSet = 7;
const pictureParameterSet = 8;

/**
 * An H.264 packet without the parameter sets that some encoders repeat in the stream, or null where it has none.
 *
 * In a cut a repeated one would take over from the file's header for everything that follows. FFmpeg's own
 * `filter_units` is no help: it turns packets into the form with start codes even where it removes nothing.
 *
 * @param packet As MP4 has it: each unit after its length.
 * @param header The stream's header, an `avcC` record.
 */
export function withoutParameterSets(packet: Buffer, header: Buffer): Buffer | null {
  const lengthSize = (header.readUInt8(4) % 4) + 1;
  const kept: Buffer[] = [];
  for (let start = 0; start + lengthSize < packet.length;) {
    const end = start + lengthSize + packet.readUIntBE(start, lengthSize);
    const type = packet.readUInt8(start + lengthSize) % 32;
    if (type !== sequenceParameterSet && type !== pictureParameterSet) kept.push(packet.subarray(start, end));
    start = end;
  }
  const stripped = Buffer.concat(kept);
  return stripped.length === packet.length ? null : stripped;
}

/** Whether packets of a stream with this header have the form that `withoutParameterSets` reads. */
export function isAvcHeader(header: Buffer | null): header is Buffer {
  return header !== null && header.length > 4 && header[0] === 1;
}
