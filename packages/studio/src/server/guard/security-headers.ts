import type {MiddlewareHandler} from 'hono';
import type {StudioEnv} from '../studio-env.ts';

/** What every answer says, whatever it is; a route that has a policy of its own has set it by then. */
export const securityHeaders: MiddlewareHandler<StudioEnv> = async (context, next) => {
  await next();
  const {headers} = context.res;
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  // Other pages, those on other ports of this machine too, can't even show what is here as a picture.
  headers.set('cross-origin-resource-policy', 'same-origin');
  headers.set('cross-origin-opener-policy', 'same-origin');
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', dataPolicy);
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
};

/** Of what is no document. A clip that is opened in a tab of its own still plays. */
const dataPolicy = policy({
  'default-src': "'none'",
  'img-src': "'self'",
  'media-src': "'self'",
  'style-src': "'unsafe-inline'",
  'frame-ancestors': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
});

/** Of the studio's page: its own files, and nothing written into it but the style sheets with the nonce. */
export function pagePolicy(nonce: string): string {
  return policy({
    'default-src': "'self'",
    'script-src': "'self'",
    'style-src': `'self' 'nonce-${nonce}'`,
    'img-src': "'self' data: blob:",
    'media-src': "'self' blob:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'frame-src': "'self'",
    'frame-ancestors': "'none'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
  });
}

/**
 * Of the stage, and of public files that are shown in it: a film's code may do what it may do while it is drawn for a
 * cut, but asks nobody else for anything, opens nothing, and stays in its frame.
 */
export const stagePolicy = policy({
  'default-src': "'self' data: blob:",
  'script-src': "'self' 'unsafe-inline' 'unsafe-eval' blob:",
  'style-src': "'self' 'unsafe-inline' data: blob:",
  'frame-ancestors': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  sandbox: 'allow-scripts allow-same-origin',
});

function policy(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
