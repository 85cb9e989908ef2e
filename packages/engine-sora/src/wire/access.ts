import {EngineError} from '@matchcut/engine';
import type {Settings} from '../sora-options.ts';

/** Where the server is and what opens it, looked up for one call. */
export type Access = {
  /** Origin and path, for messages and jobs; never the query, which may hold a secret. */
  readonly server: string;
  readonly url: (path: string, query?: Readonly<Record<string, string>>) => URL;
  readonly headers: Readonly<Record<string, string>>;
  /** The text with the key cut out, wherever a server repeated it. */
  readonly redact: (text: string) => string;
  /** What to do where the server is known to be gone. */
  readonly hint: string | null;
};

const home = 'https://api.openai.com/v1';

const shut: Readonly<Record<string, string>> = {
  'api.openai.com':
    'OpenAI shut its Videos API down on 2026-09-24. Set MATCHCUT_VIDEOS_BASE_URL, or baseURL in the options of sora(), to a server that speaks it: `matchcut server` on this machine, vLLM-Omni, SGLang, LiteLLM.',
};

/** Shorter keys are no secrets, and cutting them out could change what was answered. */
const shortestSecret = 8;

/** Throws `engine-unauthorised` and `engine-misconfigured`. */
export function readAccess({baseURL, apiKey, dialect}: Settings, env: Environment): Access {
  const base = parseBase(baseURL ?? env['MATCHCUT_VIDEOS_BASE_URL'] ?? env['OPENAI_BASE_URL'] ?? home);
  const {header, scheme, isRequired, variables} = dialect.key;
  const key = lookUp(apiKey, variables, env);
  if (key === null && isRequired)
    throw new EngineError('engine-unauthorised', `There is no API key for ${serverOf(base)}.`, {
      hint: `Set ${variables.join(' or ')} in the environment.`,
    });
  return {
    server: serverOf(base),
    url(path, query = {}) {
      const url = new URL(base);
      url.pathname = `${base.pathname.replace(/\/+$/, '')}/${path}`;
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      return url;
    },
    headers: key === null ? {} : {[header]: scheme === null ? key : `${scheme} ${key}`},
    redact(text) {
      if (key === null || key.length < shortestSecret) return text;
      return text.replaceAll(key, '[key]').replaceAll(encodeURIComponent(key), '[key]');
    },
    hint: shut[base.hostname] ?? null,
  };
}

type Environment = Readonly<Record<string, string | undefined>>;

function parseBase(text: string): URL {
  const base = URL.parse(text);
  if (base === null || !/^https?:$/.test(base.protocol) || base.username !== '' || base.password !== '')
    throw new EngineError(
      'engine-misconfigured',
      'The address of the Videos API is none: it has to be http(s), without user name and password.',
      {hint: 'Check MATCHCUT_VIDEOS_BASE_URL and OPENAI_BASE_URL in the environment.'},
    );
  return base;
}

function serverOf({origin, pathname}: URL): string {
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}

function lookUp(apiKey: Settings['apiKey'], variables: readonly string[], env: Environment): string | null {
  const given =
    (typeof apiKey === 'function' ? apiKey() : apiKey) ??
    variables.map((name) => env[name]).find((value) => value !== undefined && value !== '');
  // A file that a key was read from ends with a line break.
  const key = given?.trim() ?? '';
  if (key === '') return null;
  if (!/^[\x21-\x7e]+$/.test(key))
    throw new EngineError('engine-unauthorised', 'The API key has characters that no key has.');
  return key;
}
