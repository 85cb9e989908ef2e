import {EngineError} from '@matchcut/engine';
import {z} from 'zod';
import type {Dialect} from './dialects/dialect.ts';
import {dialectNames, dialects, type DialectName} from './dialects/dialects.ts';

export type SoraOptions = {
  /**
   * Where the server is, with the version: `https://videos.example.com/v1`.
   * @default MATCHCUT_VIDEOS_BASE_URL, else OPENAI_BASE_URL, else OpenAI's own, which was shut down
   */
  readonly baseURL?: string;
  /**
   * The key, or what looks it up when it is needed. A key does not belong into a file.
   * @default MATCHCUT_VIDEOS_API_KEY, else OPENAI_API_KEY where the dialect is OpenAI's
   */
  readonly apiKey?: string | (() => string | undefined);
  /** @default 'sora-2' */
  readonly model?: string;
  /**
   * How the server speaks the protocol: a name, or data of one's own.
   * @default 'openai'
   */
  readonly dialect?: DialectName | Dialect;
  /**
   * US dollars for a second of clip, for all sizes or by size (`1280x720`); `free` for one's own machines.
   * @default what the model cost at OpenAI; not known for any other model
   */
  readonly prices?: 'free' | number | Readonly<Record<string, number>>;
  /**
   * The account's tier, 1 to 5, which says how many jobs may be started within a minute.
   * @default no limit but the server's own answers
   */
  readonly tier?: 1 | 2 | 3 | 4 | 5;
  /**
   * Listens for the server's webhooks instead of only asking now and then.
   * @default it asks
   */
  readonly webhook?: WebhookOptions;
  /**
   * After a lost answer: how long the server may take, in milliseconds, until a job that it took stands in its list.
   * @default 20_000
   */
  readonly settleMs?: number;
};

export type WebhookOptions = {
  readonly port: number;
  /** @default '127.0.0.1' */
  readonly host?: string;
  /** @default '/webhooks' */
  readonly path?: string;
  /**
   * The signing secret, `whsec_…`, or what looks it up when it is needed.
   * @default MATCHCUT_WEBHOOK_SECRET
   */
  readonly secret?: string | (() => string | undefined);
};

/** Options with their defaults. Secrets and the address are looked up when they are needed, never before. */
export type Settings = z.infer<typeof optionsSchema> & {readonly dialect: Dialect};

const secret = z.union([
  z.string().min(1),
  z.custom<() => string | undefined>((value) => typeof value === 'function', 'must be text or a function'),
]);
const price = z.number().nonnegative();

const optionsSchema = z.strictObject({
  baseURL: z
    .url({protocol: /^https?$/})
    .refine(holdsNoCredentials, 'may hold no user name or password')
    .optional(),
  apiKey: secret.optional(),
  model: z.string().min(1).default('sora-2'),
  dialect: z
    .union([z.literal(dialectNames), z.custom<Dialect>(isDialect)], {
      error: `must be ${dialectNames.join(', ')}, or data such as dialects.openai`,
    })
    .default('openai')
    .transform((dialect): Dialect => (typeof dialect === 'string' ? dialects[dialect] : dialect)),
  prices: z.union([z.literal('free'), price, z.record(z.string().regex(/^\d+x\d+$/), price)]).optional(),
  tier: z.literal([1, 2, 3, 4, 5]).optional(),
  webhook: z
    .strictObject({
      port: z.int().min(0).max(65_535),
      host: z.string().min(1).default('127.0.0.1'),
      path: z.string().startsWith('/').default('/webhooks'),
      secret: secret.optional(),
    })
    .optional(),
  settleMs: z.number().nonnegative().default(20_000),
});

/** Throws `engine-misconfigured`. */
export function readOptions(options: SoraOptions): Settings {
  const result = optionsSchema.safeParse(options);
  if (!result.success) throw misconfigured(z.prettifyError(result.error));
  const {dialect, webhook} = result.data;
  if (webhook !== undefined && !dialect.hasWebhooks)
    throw misconfigured(`webhook: servers of the dialect ${dialect.name} send none`);
  return result.data;
}

function misconfigured(what: string): EngineError {
  return new EngineError('engine-misconfigured', `The options of sora() can't be used.\n${what}`);
}

function holdsNoCredentials(text: string): boolean {
  const url = URL.parse(text);
  return url === null || (url.username === '' && url.password === '');
}

function isDialect(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && 'name' in value && 'create' in value && 'key' in value
  );
}
