import {createReadStream} from 'node:fs';
import {stat} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';

export type RangeServer = AsyncDisposable & {
  readonly origin: string;
  /** How many answers were a part of the file, as seeking players ask for. */
  readonly parts: () => number;
};

/** Serves one film to a browser on this machine, at `/film.mp4`, and an empty page at `/`. */
export async function serveFilm(path: string): Promise<RangeServer> {
  const {size} = await stat(path);
  let parts = 0;
  const server = createServer((request, response) => {
    if (request.url !== '/film.mp4') {
      response.writeHead(200, {'content-type': 'text/html'}).end('<!doctype html><title>film</title>');
      return;
    }
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
    const common = {'content-type': 'video/mp4', 'accept-ranges': 'bytes'};
    if (from === undefined) {
      response.writeHead(200, {...common, 'content-length': size});
      createReadStream(path).pipe(response);
      return;
    }
    parts += 1;
    const start = Number(from);
    const end = Math.min(to === '' || to === undefined ? size - 1 : Number(to), size - 1);
    response.writeHead(206, {
      ...common,
      'content-length': end + 1 - start,
      'content-range': `bytes ${start}-${end}/${size}`,
    });
    createReadStream(path, {start, end}).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    parts: () => parts,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
