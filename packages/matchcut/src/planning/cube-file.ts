import {readFile, stat} from 'node:fs/promises';

/** By its name, as FFmpeg tells them too. */
export function isCubeFile(path: string): boolean {
  return path.toLowerCase().endsWith('.cube');
}

/** The largest table that FFmpeg reads has 256 points an axis; no real one is near that. */
const largestPoints = 256;
/** Of text: a table of 65 points an axis has 8 MB. */
const largestBytes = 64 * 1024 * 1024;

/** Whether a `.cube` file is a table of three dimensions with as many rows as it says: FFmpeg would take any. */
export async function isCube(path: string): Promise<boolean> {
  if ((await stat(path)).size > largestBytes) return false;
  const lines = (await readFile(path, 'utf8')).split(/\r?\n/).map((line) => line.trim());
  const size = lines
    .map((line) => /^LUT_3D_SIZE\s+(\d+)$/.exec(line)?.[1])
    .find((found) => found !== undefined);
  const points = Number(size);
  if (size === undefined || points < 2 || points > largestPoints) return false;
  const rows = lines.filter((line) => /^[-+.\d]/.test(line));
  return rows.length === points ** 3 && rows.every(isRow);
}

function isRow(line: string): boolean {
  const values = line.split(/\s+/).map(Number);
  return values.length === 3 && values.every(Number.isFinite);
}
