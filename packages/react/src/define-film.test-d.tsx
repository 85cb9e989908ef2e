import type {ReactElement} from 'react';
import {expectTypeOf} from 'vitest';
import {z} from 'zod';
import {Film, defineFilm, filmElement, isFilmDefinition, type FilmDefinition} from './index.ts';

// Checked by tsc, never run: every line below an expected error must be one.

const schema = z.object({
  city: z.string(),
  shots: z.array(z.number()).default([]),
  date: z.iso.date().transform((text) => new Date(text)),
});

const commute = defineFilm({
  id: 'commute',
  props: schema,
  defaultProps: {city: 'Lisbon', date: '2026-11-22'},
  render: (props) => {
    expectTypeOf(props).toEqualTypeOf<{city: string; shots: number[]; date: Date}>();
    return <Film title={`${props.city} ${props.shots.length} ${props.date.toISOString()}`} />;
  },
});
expectTypeOf(commute).toEqualTypeOf<FilmDefinition<{city: string; shots: number[]; date: Date}>>();

/** A film with any props is a film. */
export const films: readonly FilmDefinition[] = [
  commute,
  defineFilm({id: 'hello', render: () => <Film title="Hello" />}),
];

export const element: ReactElement = filmElement(commute, {city: 'Porto'});

export function firstElement(module: {readonly default: unknown}): ReactElement | null {
  return isFilmDefinition(module.default) ? filmElement(module.default) : null;
}

export const badDefault: FilmDefinition<{city: string}> = defineFilm({
  id: 'commute',
  props: z.object({city: z.string()}),
  // @ts-expect-error The city is text.
  defaultProps: {city: 5},
  render: ({city}) => <Film title={city} />,
});

export const unknownDefault: FilmDefinition<{city: string}> = defineFilm({
  id: 'commute',
  props: z.object({city: z.string()}),
  // @ts-expect-error There is no such prop.
  defaultProps: {town: 'Lisbon'},
  render: ({city}) => <Film title={city} />,
});

export const unknownRead: FilmDefinition<{city: string}> = defineFilm({
  id: 'commute',
  props: z.object({city: z.string()}),
  // @ts-expect-error There is no such prop.
  render: ({town}) => <Film title={town} />,
});

// @ts-expect-error A film has an id.
export const withoutId: FilmDefinition = defineFilm({render: () => null});
