import type {FilmDefinition} from '@matchcut/react';
import type {PropsView} from '@matchcut/studio';
import {z} from 'zod';

/** A film's props as a form can show them. */
export function propsView({schema, defaultProps}: FilmDefinition, given: PropsView['values']): PropsView {
  return {
    schema: schema === null ? null : jsonSchema(schema),
    defaults: defaultProps,
    values: {...defaultProps, ...given},
  };
}

/** What JSON Schema can't say (transforms, own classes) may be anything in the form; the film's schema checks it. */
function jsonSchema(schema: z.ZodType): PropsView['schema'] {
  return z.toJSONSchema(schema, {io: 'input', unrepresentable: 'any'});
}
