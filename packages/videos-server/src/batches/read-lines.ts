import {createReadStream} from 'node:fs';

export type FileLine = {
  /** From 1. */
  readonly number: number;
  /** Without its end. Null where it is longer than it may be; none of such a line is kept. */
  readonly text: string | null;
};

const newline = 0x0a;

/** The lines of a file that are not blank, one at a time, with no more than one of them in memory. */
export async function* readLines(path: string, mostBytes: number): AsyncGenerator<FileLine> {
  let number = 1;
  let pieces: Buffer[] = [];
  let size = 0;
  const add = (piece: Buffer): void => {
    size += piece.length;
    if (size > mostBytes) pieces = [];
    else pieces.push(piece);
  };
  const take = (): FileLine | null => {
    const text = size > mostBytes ? null : new TextDecoder().decode(Buffer.concat(pieces));
    pieces = [];
    size = 0;
    return text?.trim() === '' ? null : {number, text};
  };
  for await (const chunk of createReadStream(path)) {
    const bytes: Buffer = chunk;
    let from = 0;
    for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, from)) {
      add(bytes.subarray(from, end));
      from = end + 1;
      const line = take();
      if (line !== null) yield line;
      number += 1;
    }
    add(bytes.subarray(from));
  }
  const last = take();
  if (last !== null) yield last;
}
