import type {Target} from './target.ts';

/** An outermost box of an MP4. */
export type Box = {
  readonly type: string;
  /** Where it says that it ends; beyond the file where that broke off. */
  readonly end: number;
};

/** More than any MP4 has that is no stream of fragments without end. */
const mostBoxes = 10_000;

/** The outermost boxes in order, as far as there are any. */
export async function readBoxes(file: Pick<Target, 'size' | 'read'>): Promise<readonly Box[]> {
  const boxes: Box[] = [];
  const length = file.size();
  for (let at = 0; at < length && boxes.length < mostBoxes;) {
    const head = Buffer.from(await file.read(at, 16));
    if (head.length < 8) break;
    const type = head.toString('latin1', 4, 8);
    const size = sizeOf(head, length - at);
    // Some muxers leave zeros at the end.
    if (size < 8) break;
    at += size;
    boxes.push({type, end: at});
  }
  return boxes;
}

/** ISO 14496-12: 1 stands for a size of 64 bits behind the type, 0 for all that is left. */
function sizeOf(head: Buffer, left: number): number {
  const size = head.readUInt32BE(0);
  if (size === 0) return head.readUInt32BE(4) === 0 ? 0 : left;
  if (size !== 1) return size;
  return head.length < 16 ? left + 1 : Number(head.readBigUInt64BE(8));
}
