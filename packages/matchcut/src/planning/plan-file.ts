import {readFileSync} from 'node:fs';
import {proresProfiles, renderQualities, videoCodecs} from '@matchcut/compose/render-settings';
import {isFormatId, planJson, type FormatId, type Plan, type PlanJson} from '@matchcut/plan';
import {z} from 'zod';
import {describeIssues} from '../errors/describe-issues.ts';
import {ProjectError} from '../errors/project-error.ts';
import {usualOutput} from './output-wishes.ts';
import type {PlanWishes} from './plan-wishes.ts';
import {propsSchema} from './read-props.ts';

/** What `plan --out` writes: the plan, and what it was asked for, so that it can be made again and compared. */
export type PlanFile = PlanJson & {
  readonly source: PlanWishes & {
    /** The film's module, relative to the project. */
    readonly file: string;
  };
};

export function planFile(plan: Plan, file: string, wishes: PlanWishes): PlanFile {
  return {...planJson(plan), source: {...wishes, file}};
}

/** What `render plan.json` needs of the file: the wishes to plan again, and each step's key and action to compare. */
export type ReadPlanFile = {
  readonly film: string;
  readonly file: string;
  readonly wishes: PlanWishes;
  readonly steps: readonly PlannedStep[];
};

export type PlannedStep = {
  readonly id: string;
  readonly key: string;
  readonly action: string;
  /** `null` where it was not known. */
  readonly usd: number | null;
};

const schema = z.object({
  formatVersion: z.literal('1', 'must be "1"; the file was written by another version of Matchcut'),
  film: z.object({id: z.string()}),
  steps: z.array(
    z.object({
      id: z.string(),
      key: z.string(),
      action: z.enum(['reuse', 'generate', 'compose']),
      price: z.object({usd: z.number()}).nullable(),
    }),
  ),
  source: z.object(
    {
      file: z.string(),
      props: propsSchema,
      formats: z.array(z.custom<FormatId>((id) => typeof id === 'string' && isFormatId(id))).nullable(),
      replace: z.array(z.string()),
      target: z.array(z.string()),
      frames: z.object({from: z.number(), to: z.number().nullable()}).nullable(),
      batch: z.boolean().default(false),
      output: z
        .object({
          codec: z.enum(videoCodecs),
          quality: z.enum(renderQualities),
          crf: z.number().nullable(),
          proresProfile: z.enum(proresProfiles).nullable(),
          scale: z.number().nullable(),
        })
        .default(usualOutput),
    },
    'is missing; only files that plan --out has written can be rendered',
  ),
});

/** Reads a plan file. Throws `bad-plan-file`. */
export function readPlanFile(path: string): ReadPlanFile {
  const result = schema.safeParse(parse(path));
  if (!result.success) throw badPlanFile(path, describeIssues(result.error).join('\n'));
  const {film, steps, source} = result.data;
  const {file, ...wishes} = source;
  return {
    film: film.id,
    file,
    wishes,
    steps: steps.map(({id, key, action, price}) => ({id, key, action, usd: price?.usd ?? null})),
  };
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw badPlanFile(path, error instanceof Error ? error.message : String(error));
  }
}

function badPlanFile(path: string, why: string): ProjectError {
  return new ProjectError('bad-plan-file', why, 'Write it anew: matchcut plan --out plan.json', {
    where: path,
  });
}
