import {realpath} from 'node:fs/promises';
import {isAbsolute, join, relative, sep} from 'node:path';
import {noSuchFile} from './send-file.ts';

/**
 * The file below a folder that a path of a URL names. Whatever would lead out of the folder, written in any way or by
 * a link on disk, is answered like a file that is not there.
 *
 * @param path as it stands in the URL, percent-encoded, without the leading slash
 * @returns an absolute path without links
 *
 * Throws `studio-no-such-file`.
 */
export async function findInside(folder: string, path: string): Promise<string> {
  const segments = path.split('/').map(readSegment);
  try {
    const [root, found] = await Promise.all([realpath(folder), realpath(join(folder, ...segments))]);
    const way = relative(root, found);
    if (way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)) return found;
  } catch (error) {
    throw noSuchFile(error);
  }
  throw noSuchFile();
}

/** The name of a file or folder. Backslashes, colons and dots at the end have meanings of their own on Windows. */
function readSegment(segment: string): string {
  const name = decoded(segment);
  const isName =
    // oxlint-disable-next-line no-control-regex
    name !== '' && name !== '.' && name !== '..' && !/[\0-\x1F\x7F/\\]/.test(name);
  const isWindowsName = process.platform !== 'win32' || !/[:*?"<>|]|[. ]$/.test(name);
  if (!isName || !isWindowsName) throw noSuchFile();
  return name;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    throw noSuchFile(error);
  }
}
