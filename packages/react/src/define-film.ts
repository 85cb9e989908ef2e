import {createElement, type ReactElement, type ReactNode} from 'react';
import type {z} from 'zod';
import {FilmError} from './film-error.ts';

const marker: unique symbol = Symbol.for('matchcut.film') as never;

/** A film as its module exports it. `Props` are what `render` gets, after the schema. */
export type FilmDefinition<Props = unknown> = {
  readonly [marker]: true;
  readonly id: string;
  /** What `--props` may hold; `null` for a film without props. */
  readonly schema: z.ZodType | null;
  readonly defaultProps: Readonly<Record<string, unknown>>;
  /** The film with props that the schema made. A method, so that a film with any props is a `FilmDefinition`. */
  element(props: Props): ReactElement;
};

/** What `defineFilm` is given. */
export type FilmOptions<Schema extends z.ZodType> = {
  /** Stable name, lower case with hyphens; the first part of every address. */
  readonly id: string;
  /** Makes the film a template: a zod schema that checks the props of every render. @default takes no props */
  readonly props?: Schema;
  /** Used where a prop is not given. @default {} */
  readonly defaultProps?: Partial<z.input<Schema>>;
  /** A component: hooks and context work in it. Returns one `<Film>`. */
  readonly render: (props: z.output<Schema>) => ReactNode;
};

/**
 * Makes the value that a film's module exports.
 *
 * @throws FilmError `bad-id`
 * @example
 * ```tsx
 * export default defineFilm({
 *   id: 'commute',
 *   props: z.object({city: z.string()}),
 *   defaultProps: {city: 'Lisbon'},
 *   render: ({city}) => (
 *     <Film title="The Commute">
 *       <Scene id="platform" seconds={8}>An empty platform in {city}.</Scene>
 *     </Film>
 *   ),
 * });
 * ```
 */
export function defineFilm<Schema extends z.ZodType = z.ZodType>(
  options: FilmOptions<Schema>,
): FilmDefinition<z.output<Schema>> {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(options.id)) {
    throw new FilmError('bad-id', `A film can't have the id "${options.id}".`, {where: filmName(options.id)});
  }
  // A component of its own for each definition: when a film's module is loaded anew, hooks must not meet the
  // state of the old one.
  const Rendered = ({props}: {readonly props: z.output<Schema>}): ReactNode => options.render(props);
  Rendered.displayName = options.id;
  return {
    [marker]: true,
    id: options.id,
    schema: options.props ?? null,
    defaultProps: options.defaultProps ?? {},
    element: (props) => createElement(Rendered, {props}),
  };
}

/** Works across copies of this package. */
export function isFilmDefinition(value: unknown): value is FilmDefinition {
  return typeof value === 'object' && value !== null && marker in value;
}

/**
 * The element of a film with these props, to be given to `renderFilm`.
 *
 * @param props Laid over `defaultProps`, name by name, then checked by the schema.
 * @throws FilmError `bad-props` with every issue and its path
 */
export function filmElement(definition: FilmDefinition, props: unknown = {}): ReactElement {
  return definition.element(checkProps(definition, props));
}

/** How errors name a film as a whole. */
export function filmName(id: string): string {
  return `film "${id}"`;
}

function checkProps(definition: FilmDefinition, given: unknown): unknown {
  const props = isRecord(given) ? {...definition.defaultProps, ...given} : given;
  if (definition.schema === null) {
    const names = isRecord(given) ? Object.keys(given) : ['props'];
    if (names.length > 0)
      throw badProps(
        definition.id,
        names.map((name) => `${name}: this film takes no props`),
      );
    return {};
  }
  const result = strict(definition.schema).safeParse(props);
  if (result.success) return result.data;
  throw badProps(
    definition.id,
    result.error.issues.map(({path, message}) => `${path.map(String).join('.') || 'props'}: ${message}`),
    result.error,
  );
}

/** A name that a plain `z.object` does not know is a typo, and it would drop it. `z.looseObject` still takes any. */
function strict(schema: z.ZodType): z.ZodType {
  return isPlainObject(schema) ? schema.strict() : schema;
}

// Told by its own word: the author's zod may be another copy than ours.
function isPlainObject(schema: z.ZodType): schema is z.ZodObject {
  return schema.def.type === 'object' && !('catchall' in schema.def);
}

function badProps(id: string, issues: readonly string[], cause?: unknown): FilmError {
  return new FilmError('bad-props', `The film "${id}" can't take these props. ${issues.join('. ')}.`, {
    where: filmName(id),
    cause,
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
