import {createReadStream} from 'node:fs';
import {readFile, stat} from 'node:fs/promises';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {extname, join, normalize, sep} from 'node:path';
import {pipeline} from 'node:stream/promises';
import {parse} from 'range-parser';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
};

export type OverlayServer = {readonly url: string; readonly close: () => Promise<void>};

/**
 * Serves the overlays' page and, under `/public/`, the project's static files, to this machine only; `folders` by path. The static
 * files stay where they are, so the bundle need not be made again when one of them changes.
 */
export async function startOverlayServer(
  bundleFolder: string,
  publicFolder: string | null,
  folders: Readonly<Record<string, string>> = {},
): Promise<OverlayServer> {
  const mounts = Object.entries({...folders, ...(publicFolder !== null && {public: publicFolder})});
  const fileAt = (path: string): string | null => {
    const mount = mounts.find(([name]) => path.startsWith(`/${name}/`));
    if (mount !== undefined) return within(mount[1], path.slice(mount[0].length + 2));
    return within(bundleFolder, path === '/' ? 'index.html' : path);
  };
  const server = createServer((request, response) => {
    answer(request, response, fileAt).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  fileAt: (path: string) => string | null,
): Promise<void> {
  const {pathname} = new URL(request.url ?? '/', 'http://localhost');
  const file = fileAt(decodeURIComponent(pathname));
  const size = file === null ? null : await fileSize(file);
  if (file === null || size === null) {
    response.writeHead(404).end('Not found');
    return;
  }
  const headers = {
    'content-type': mediaTypes[extname(file).toLowerCase()] ?? 'application/octet-stream',
    'accept-ranges': 'bytes',
    // Remotion's proxy for video asks from an origin of its own.
    'access-control-allow-origin': '*',
  };
  // Of several, which no browser asks for when it seeks in a video, it gets the whole.
  const {type, ranges} = parse(size, request.headers.range ?? '');
  const [range, ...others] = type === 'bytes' ? ranges : [];
  if (range === undefined || others.length > 0) {
    response.writeHead(200, {...headers, 'content-length': size});
    if (size < 4_000_000) response.end(await readFile(file));
    else await pipeline(createReadStream(file), response);
  } else {
    const {start, end} = range;
    response.writeHead(206, {
      ...headers,
      'content-length': end - start + 1,
      'content-range': `bytes ${start}-${end}/${size}`,
    });
    await pipeline(createReadStream(file, {start, end}), response);
  }
}

/** The file in a folder, or `null` where the path leads out of it. */
function within(folder: string, path: string): string | null {
  if (path.includes('\0')) return null;
  const file = normalize(join(folder, path));
  return file.startsWith(normalize(folder) + sep) ? file : null;
}

async function fileSize(file: string): Promise<number | null> {
  try {
    const found = await stat(file);
    return found.isFile() ? found.size : null;
  } catch {
    return null;
  }
}
