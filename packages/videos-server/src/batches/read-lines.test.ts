import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {readLines, type FileLine} from './read-lines.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lines-'));
});
afterAll(() => rm(folder, {recursive: true}));

async function linesOf(text: string, mostBytes = Infinity) {
  const path = join(folder, 'file.jsonl');
  await writeFile(path, text);
  const lines: FileLine[] = [];
  for await (const line of readLines(path, mostBytes)) lines.push(line);
  return lines;
}

describe('the lines of a file', () => {
  it('are those that are not blank, with their numbers', async () => {
    expect(await linesOf('a\n\n  \nb\n')).toEqual([
      {number: 1, text: 'a'},
      {number: 4, text: 'b'},
    ]);
  });

  it('are without their text where that is too long', async () => {
    expect(await linesOf('aaaa\nbb\ncccc', 3)).toEqual([
      {number: 1, text: null},
      {number: 2, text: 'bb'},
      {number: 3, text: null},
    ]);
  });

  it('are what splitting makes of it, wherever the file is read in pieces', async () => {
    const line = fc.oneof(
      fc.string({unit: 'grapheme', minLength: 1}),
      // Longer than what is read at once.
      fc.string({unit: 'grapheme', minLength: 1}).map((text) => text.repeat(20_000)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, {maxLength: 8}), async (texts) => {
        const text = texts.join('\n');
        const expected = text
          .split('\n')
          .map((each, index) => ({number: index + 1, text: each}))
          .filter((each) => each.text.trim() !== '');
        expect(await linesOf(text)).toEqual(expected);
      }),
      {numRuns: 30},
    );
  });
});
