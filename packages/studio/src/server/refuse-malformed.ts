import {STATUS_CODES, type Server, type ServerResponse} from 'node:http';
import type {Duplex} from 'node:stream';
import {problemOfRefusal} from './problem-of-refusal.ts';
import {StudioError} from './studio-error.ts';

/** Has a server answer what is no HTTP with a `ProblemView` too; Node would send a status line and nothing else. */
export function refuseMalformed(server: Server): void {
  const newest = new WeakMap<Duplex, ServerResponse>();
  server.on('request', (incoming, outgoing) => newest.set(incoming.socket, outgoing));
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    const answer = newest.get(socket);
    // In the midst of another answer, this one would be read as a part of it.
    const isAnswering = answer?.headersSent === true && !answer.writableFinished;
    if (!socket.writable || isAnswering || error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const refused = refusalOf(error.code);
    const body = JSON.stringify(problemOfRefusal(refused));
    socket.end(
      [
        `HTTP/1.1 ${refused.status} ${STATUS_CODES[refused.status]}`,
        'content-type: application/json',
        `content-length: ${Buffer.byteLength(body)}`,
        'connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  });
}

/** By Node's codes. */
function refusalOf(code: string | undefined): StudioError {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new StudioError('studio-too-large', 'The address or the headers of the request are too long.');
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new StudioError('studio-bad-http', 'The request took too long to arrive.');
    default:
      return new StudioError('studio-bad-http', 'The request is not valid HTTP.');
  }
}
