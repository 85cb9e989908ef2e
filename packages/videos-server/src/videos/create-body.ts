import {z} from 'zod';
import type {Dialect} from '../dialects/dialect.ts';
import {badRequest} from '../http/api-error.ts';
import type {RequestBody} from '../http/request-body.ts';
import {prices, sizesOf} from '../ledger/prices.ts';
import {modelNames, isModel, models, parseSize, videoSeconds} from './models.ts';
import {parseBody, unknownParameter, wrongValue} from './parse-body.ts';
import {readReference, type Reference} from './reference.ts';

export const promptField = z.string().min(1).max(32_000);

/** The seconds of the protocol: a text out of a list. */
export const listedSeconds = z.enum(videoSeconds);

/** Longer than anything that is asked for, and short enough to be painted. */
const longestSeconds = 120;
const largestSide = 4096;

const wholeSeconds = z.int().min(1).max(longestSeconds);
const wholeSecondsText = z
  .string()
  .regex(/^[1-9]\d{0,3}$/)
  .transform(Number)
  .pipe(wholeSeconds);

/** A create that was found right, as far as the body alone tells. */
export type CreateBody = {
  readonly prompt: string;
  readonly model: string;
  readonly seconds: number;
  readonly size: string;
  readonly characters: readonly string[];
  readonly reference: Reference | null;
};

/** Reads the body of a create as the dialect has it. Throws a 400. */
export function readCreateBody(body: RequestBody, dialect: Dialect): CreateBody {
  const hasCharacters = dialect.endpoints.has('characters.create');
  if (!hasCharacters && 'characters' in body.fields) throw unknownParameter('characters');
  const apart = new Set([...dialect.ignoredFields, ...dialect.referenceFields]);
  const fields = Object.fromEntries(Object.entries(body.fields).filter(([name]) => !apart.has(name)));
  const parsed = parseBody(createSchema(body, dialect), fields);
  checkSize(parsed.model, parsed.size, dialect);
  const {prompt, model, seconds, size, characters} = parsed;
  return {
    prompt,
    model,
    seconds,
    size,
    characters: [...new Set(characters.map(({id}) => id))],
    reference: readReference(body, dialect),
  };
}

function createSchema({encoding}: RequestBody, {models: modelRule, seconds}: Dialect) {
  return z.strictObject({
    prompt: promptField,
    model: (modelRule === 'listed' ? z.enum(modelNames) : z.string().min(1)).default('sora-2'),
    seconds: secondsField(seconds, encoding).default(4),
    size: z.string().default('720x1280'),
    input_reference: z.unknown().optional(),
    characters: z
      .array(z.strictObject({id: z.string()}))
      .max(2)
      .default([]),
  });
}

function secondsField(rule: Dialect['seconds'], encoding: RequestBody['encoding']): z.ZodType<number> {
  switch (rule) {
    case 'listed':
      return listedSeconds.transform(Number);
    case 'any-text':
      return wholeSecondsText;
    case 'any-number':
      return encoding === 'json' ? wholeSeconds : wholeSecondsText;
    default:
      return rule satisfies never;
  }
}

/** Throws a 400 for a size that the model does not make. */
export function checkSize(model: string, size: string, {sizes}: Pick<Dialect, 'sizes'>): void {
  if (sizes === 'by-model') {
    const allowed = isModel(model) ? sizesOf(models[model]) : Object.keys(prices['sora-2-pro']);
    if (!allowed.includes(size)) throw wrongValue('size', size, allowed);
    return;
  }
  const {width, height} = parseSize(size);
  const canBe = (side: number): boolean => side >= 16 && side <= largestSide && side % 2 === 0;
  if (!/^\d+x\d+$/.test(size) || !canBe(width) || !canBe(height))
    throw badRequest(
      `Invalid value: '${size.slice(0, 80)}'. Expected WIDTHxHEIGHT, each an even number from 16 to ${largestSide}.`,
      'size',
    );
}
