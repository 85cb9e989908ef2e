import {createHash, createHmac, randomBytes, timingSafeEqual} from 'node:crypto';
import {StudioError} from '../studio-error.ts';

/** What tells the studio's own page from everything else on this machine. */
export type Credentials = {
  /** In the link that the studio is opened by. Who has it may read and spend. */
  readonly token: string;
  /**
   * Value of the cookie. Browsers send cookies to every port of a host, so other servers on this machine may see it: it
   * opens media, and the token can't be found from it.
   */
  readonly session: string;
  readonly isToken: (text: string) => boolean;
  readonly isSession: (text: string) => boolean;
};

/**
 * @param token @default 256 random bits
 *
 * Throws `studio-bad-token`.
 */
export function createCredentials(token: string = randomBytes(32).toString('base64url')): Credentials {
  if (!/^[\w-]{32,256}$/.test(token))
    throw new StudioError('studio-bad-token', 'The token is too short, too long, or has other characters.');
  const session = createHmac('sha256', token).update('matchcut studio session').digest('base64url');
  return {token, session, isToken: comparison(token), isSession: comparison(session)};
}

/** Takes as long whatever it is given. */
function comparison(secret: string): (text: string) => boolean {
  const expected = digest(secret);
  return (text) => timingSafeEqual(digest(text), expected);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
