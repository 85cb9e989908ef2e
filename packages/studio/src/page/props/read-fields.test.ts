import {describe, expect, it} from 'vitest';
import {z} from 'zod';
import {checkFields} from './check-value.ts';
import type {Field, FieldShape, Json} from './field.ts';
import {inWords, readFields} from './read-fields.ts';

describe('the form of a film’s props', () => {
  it.each<{case: string; schema: z.ZodType; shape: Partial<FieldShape>}>([
    {case: 'text', schema: z.string().max(9), shape: {kind: 'text', maxLength: 9}},
    {case: 'a choice', schema: z.enum(['day', 'night']), shape: {kind: 'choice', options: ['day', 'night']}},
    {
      case: 'a choice of literals',
      schema: z.union([z.literal('auto'), z.literal(24)]),
      shape: {kind: 'choice', options: ['auto', 24]},
    },
    {
      case: 'a number above a limit',
      schema: z.number().positive().max(9),
      shape: {kind: 'number', isInteger: false, limits: {min: 0, max: 9, isMinOut: true, isMaxOut: false}},
    },
    {
      case: 'a whole number without the limits of safe ones',
      schema: z.int(),
      shape: {
        kind: 'number',
        isInteger: true,
        limits: {min: -Infinity, max: Infinity, isMinOut: false, isMaxOut: false},
      },
    },
    {case: 'a switch', schema: z.boolean(), shape: {kind: 'switch'}},
    {case: 'a colour by its pattern', schema: z.string().regex(/^#[0-9a-f]{6}$/i), shape: {kind: 'color'}},
    {case: 'a colour by its format', schema: z.string().meta({format: 'color'}), shape: {kind: 'color'}},
    {case: 'no colour where any words will do', schema: z.string().regex(/.+/), shape: {kind: 'text'}},
    {case: 'a record as JSON', schema: z.record(z.string(), z.number()), shape: {kind: 'json'}},
    {case: 'a tuple as JSON', schema: z.tuple([z.number(), z.string()]), shape: {kind: 'json'}},
    {
      case: 'a list of records as one JSON',
      schema: z.array(z.record(z.string(), z.number())),
      shape: {kind: 'json'},
    },
    {
      case: 'a list of groups',
      schema: z.array(z.object({name: z.string()})).min(1),
      shape: {kind: 'list', minItems: 1},
    },
  ])('shows $case', ({schema, shape}) => {
    expect(fieldOf(schema).shape).toMatchObject(shape);
  });

  it('shows what may be null as the same with nothing beside it', () => {
    expect(fieldOf(z.string().nullable()).shape).toMatchObject({kind: 'nullable', shape: {kind: 'text'}});
    expect(fieldOf(z.object({a: z.number()}).nullable()).shape).toMatchObject({
      kind: 'nullable',
      shape: {kind: 'group'},
    });
  });

  it('knows what is needed, what has a default, and what it is called', () => {
    const fields = readFields(
      schemaOf(
        z.object({
          titleColor: z.string().describe('Of the title.'),
          note: z.string().optional(),
          mood: z.enum(['calm', 'wild']).default('calm'),
          city: z.string().meta({title: 'Where'}),
        }),
      ),
    );
    expect(fields.map(({label, isRequired, default: byDefault}) => [label, isRequired, byDefault])).toEqual([
      ['Title color', true, undefined],
      ['Note', false, undefined],
      ['Mood', false, 'calm'],
      ['Where', true, undefined],
    ]);
    expect(fields[0]?.description).toBe('Of the title.');
  });

  it('ends where a schema contains itself', () => {
    type Branch = {name: string; parts: Branch[]};
    const branch: z.ZodType<Branch> = z.lazy(() => z.object({name: z.string(), parts: z.array(branch)}));
    const shape = fieldOf(branch).shape;
    expect(JSON.stringify(shape).length).toBeLessThan(2000);
    expect(shape.kind).toBe('group');
  });

  it.each([
    ['titleColor', 'Title color'],
    ['first-name', 'First name'],
    ['x2Scale', 'X2 scale'],
  ])('calls %s %s', (name, label) => {
    expect(inWords(name)).toBe(label);
  });
});

describe('checking values', () => {
  const schema = z.object({
    name: z.string().min(1),
    email: z.email().optional(),
    count: z.int().min(1).max(3),
    ratio: z.number().multipleOf(0.1),
    ink: z.string().regex(/^#[0-9a-f]{6}$/i),
    cast: z.array(z.object({name: z.string().min(2)})).max(2),
    mood: z.enum(['calm', 'wild']).nullable(),
  });
  const right = {name: 'A', count: 2, ratio: 0.3, ink: '#FFaa00', cast: [{name: 'Mara'}], mood: null};

  it('has nothing against what zod accepts, the flags of its expressions included', () => {
    expect(schema.safeParse(right).success).toBe(true);
    expect(problemsOf(right)).toEqual([]);
  });

  it.each<{wrong: Record<string, Json>; says: string}>([
    {wrong: {name: ''}, says: 'name: This is needed.'},
    {wrong: {email: 'mara'}, says: 'email: This is no email.'},
    {wrong: {count: 1.5}, says: 'count: A whole number is needed.'},
    {wrong: {count: 4}, says: 'count: At most 3.'},
    {wrong: {ratio: 0.25}, says: 'ratio: A multiple of 0.1 is needed.'},
    {wrong: {ink: 'red'}, says: 'ink: This is no colour; write it as #rrggbb.'},
    {wrong: {cast: [{name: 'Mara'}, {name: 'B'}]}, says: 'cast.1.name: At least 2 letters.'},
    {wrong: {mood: 'loud'}, says: 'mood: Choose one of calm, wild.'},
  ])('says what is wrong: $says', ({wrong, says}) => {
    expect(schema.safeParse({...right, ...wrong}).success).toBe(false);
    expect(problemsOf({...right, ...wrong})).toEqual([says]);
  });

  it('misses what is needed', () => {
    const {count: _count, ...without} = right;
    expect(problemsOf(without)).toEqual(['count: This is needed.']);
  });

  function problemsOf(values: Record<string, Json>): readonly string[] {
    return checkFields(readFields(schemaOf(schema)), values).map(
      ({path, message}) => `${path.join('.')}: ${message}`,
    );
  }
});

function schemaOf(schema: z.ZodType): {readonly [name: string]: unknown} {
  return z.toJSONSchema(schema, {io: 'input'});
}

function fieldOf(schema: z.ZodType): Field {
  const [field] = readFields(schemaOf(z.object({it: schema})));
  if (field === undefined) throw new Error('The schema has no field.');
  return field;
}
