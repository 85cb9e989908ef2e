import {z} from 'zod';

/** What a server says about an error, in whichever of the usual shapes. */
export type WireError = {readonly code: string | null; readonly message: string};

const errorObject = z.object({
  message: z.string().nullish().catch(null),
  // vLLM has numbers here.
  code: z.union([z.string(), z.number()]).nullish().catch(null),
});

/** FastAPI's: a text, or a list of what is wrong with which field. */
const detail = z.union([
  z.string(),
  z
    .array(z.object({msg: z.string(), loc: z.array(z.union([z.string(), z.number()])).catch([])}))
    .transform((issues) => issues.map(({msg, loc}) => `${loc.join('.')}: ${msg}`).join('; ')),
]);

const envelope = z.object({
  error: z.union([errorObject, z.string()]).nullish().catch(null),
  detail: detail.nullish().catch(null),
  message: z.string().nullish().catch(null),
  code: z.union([z.string(), z.number()]).nullish().catch(null),
});

/** `null` where a body is none of the protocol's errors: a proxy's page, for example. */
export function readError(body: unknown): WireError | null {
  const parsed = envelope.safeParse(body);
  if (!parsed.success) return null;
  const {error, detail: details, message, code} = parsed.data;
  if (typeof error === 'string') return {code: textOf(code), message: error};
  const words = error?.message ?? details ?? message ?? null;
  const itsCode = textOf(error?.code ?? code);
  return words === null && itsCode === null ? null : {code: itsCode, message: words ?? ''};
}

/** An error as it stands in a job or in a line of a batch. */
export function readInnerError(value: unknown): WireError | null {
  if (typeof value === 'string') return {code: null, message: value};
  const parsed = errorObject.safeParse(value);
  return parsed.success ? {code: textOf(parsed.data.code), message: parsed.data.message ?? ''} : null;
}

function textOf(code: string | number | null | undefined): string | null {
  return code === null || code === undefined ? null : String(code);
}
