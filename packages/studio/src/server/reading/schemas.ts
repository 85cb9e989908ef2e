import {formatIds} from '@matchcut/plan';
import {z} from 'zod';
import type {AgreedOrder, PinOrder, RunOrder, SourcePlace} from '../../protocol.ts';
import {parseJson} from './read-body.ts';

const name = z.string().min(1).max(1000);
const format = z.enum(formatIds);
const formats = z.array(format).min(1).nullable();
const props = z.record(z.string(), z.unknown());

const clips = {
  film: name,
  props,
  what: z.literal('clips'),
  targets: z.array(name).min(1).nullable(),
  formats,
  take: z.int().positive().nullable(),
};
const cut = {film: name, props, what: z.literal('cut'), formats};
const agreedUsd = z.number().nonnegative().nullable();

export const runOrderSchema: z.ZodType<RunOrder> = z.discriminatedUnion('what', [
  z.strictObject(clips),
  z.strictObject(cut),
]);

export const agreedOrderSchema: z.ZodType<AgreedOrder> = z.discriminatedUnion('what', [
  z.strictObject({...clips, agreedUsd}),
  z.strictObject({...cut, agreedUsd}),
]);

export const pinOrderSchema: z.ZodType<PinOrder> = z.strictObject({
  film: name,
  props,
  address: name,
  format,
  take: z.int().min(1).nullable(),
});

const lineOrColumn = z.int().min(1).max(10_000_000);

/** It is told to another program: nothing that this could take for one of its options, or for two words. */
export const sourcePlaceSchema: z.ZodType<SourcePlace> = z.strictObject({
  // oxlint-disable-next-line no-control-regex
  file: name.regex(/^[^-\0-\x1F\x7F][^\0-\x1F\x7F]*$/, 'That is no path.'),
  line: lineOrColumn,
  column: lineOrColumn,
});

export const noBody = z.strictObject({});

/** In the address, as JSON; the film's defaults where it is not there. */
const propsInQuery = z
  .string()
  .transform((text) => parseJson(text))
  .pipe(props)
  .optional()
  .transform((value) => value ?? null);

const wholeNumber = z
  .string()
  .regex(/^\d{1,9}$/, 'That is no whole number.')
  .transform(Number);

export const frameSchema = wholeNumber;
export const formatSchema = format;

export const noQuery = z.strictObject({});
export const filmQuery = z.strictObject({props: propsInQuery});
export const takesQuery = z.strictObject({address: name, format, props: propsInQuery});
export const pictureQuery = z.strictObject({
  width: wholeNumber.pipe(z.int().min(16).max(4096)).optional(),
});
/** Another revision is another address, so that a page that shows the slate looks again. */
export const slateQuery = z.strictObject({props: propsInQuery, revision: wholeNumber.optional()});
