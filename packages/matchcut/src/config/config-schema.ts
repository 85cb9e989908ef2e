import type {Engine} from '@matchcut/engine';
import {z} from 'zod';
import {budgetPeriods, type ConfiguredBudget} from './budget.ts';

const defaultFilms = [
  'film.{tsx,jsx}',
  '*.film.{tsx,jsx}',
  '{src,films}/**/film.{tsx,jsx}',
  '{src,films}/**/*.film.{tsx,jsx}',
];

const folder = z.string().min(1);

/** `Config` as a user wrote it, with defaults filled in. An unknown field is an error: a typo must not cost money. */
const schema = z.strictObject({
  films: z
    .union([
      z
        .string()
        .min(1)
        .transform((glob) => [glob]),
      z.array(z.string().min(1)).min(1),
    ])
    .default(defaultFilms),
  engine: z.custom<Engine>(isEngine, 'must be an engine, such as animatic()').nullable().default(null),
  publicDir: folder.default('public'),
  outDir: folder.default('out'),
  maxCost: z.number().nonnegative().nullable().default(null),
  budget: z
    .union(
      [
        z
          .number()
          .nonnegative()
          .transform((usd) => ({usd, per: 'project' as const})),
        z.strictObject({usd: z.number().nonnegative(), per: z.enum(budgetPeriods)}),
      ],
      {error: `must be an amount such as 50, or {usd: 50, per: '${budgetPeriods.join("' | '")}'}`},
    )
    .nullable()
    .default(null),
});

export const configSchema: z.ZodType<ResolvedConfig> = schema;

export const configFields: readonly string[] = Object.keys(schema.shape);

export type ResolvedConfig = {
  readonly films: readonly string[];
  /** `null` for the embedded engine. */
  readonly engine: Engine | null;
  readonly publicDir: string;
  readonly outDir: string;
  readonly maxCost: number | null;
  readonly budget: ConfiguredBudget | null;
};

function isEngine(value: unknown): value is Engine {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    'capabilities' in value &&
    'submit' in value &&
    typeof value.submit === 'function'
  );
}
