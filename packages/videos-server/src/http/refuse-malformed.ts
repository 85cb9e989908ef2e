import {STATUS_CODES, type Server, type ServerResponse} from 'node:http';
import type {Duplex} from 'node:stream';
import type {Dialect} from '../dialects/dialect.ts';
import {errorBody} from './answer-error.ts';
import {ApiError} from './api-error.ts';

/** Has a server answer what is no HTTP in the dialect's shape too; Node would send a status line and nothing else. */
export function refuseMalformed(server: Server, dialect: Pick<Dialect, 'errors'>): void {
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
    const refused = apiErrorOf(error.code);
    const body = JSON.stringify(errorBody(refused, dialect));
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
function apiErrorOf(code: string | undefined): ApiError {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new ApiError(431, 'The headers of your request are too large.', {code: 'headers_too_large'});
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new ApiError(408, 'Your request took too long to arrive.', {code: 'request_timeout'});
    default:
      return new ApiError(400, 'Your request is not valid HTTP.', {code: 'invalid_http'});
  }
}
