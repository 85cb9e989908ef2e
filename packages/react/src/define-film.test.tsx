import {useState} from 'react';
import {expect, test} from 'vitest';
import {z} from 'zod';
import {failureOf, sketch} from './__fixtures__/outcome.ts';
import {
  Film,
  FilmError,
  Scene,
  createFilmRoot,
  defineFilm,
  filmElement,
  isFilmDefinition,
  renderFilm,
} from './index.ts';

const commute = defineFilm({
  id: 'commute',
  props: z.object({
    city: z.string(),
    shots: z.array(z.object({seconds: z.number()})).default([{seconds: 2}]),
  }),
  defaultProps: {city: 'Lisbon'},
  render: ({city, shots}) => (
    <Film title={city}>
      {shots.map(({seconds}) => (
        <Scene key={seconds} id={`s-${seconds}`} seconds={seconds} />
      ))}
    </Film>
  ),
});

function thrownBy(run: () => unknown): FilmError {
  try {
    run();
  } catch (error) {
    if (FilmError.is(error)) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

test('props are laid over the default ones, and the schema has the last word', async () => {
  const plain = await renderFilm(filmElement(commute), {id: commute.id});
  expect(plain.root.props.title).toBe('Lisbon');
  expect(sketch(plain.root)).toBe('film(scene#s-2)');
  const other = await renderFilm(filmElement(commute, {city: 'Porto', shots: [{seconds: 5}]}), {
    id: commute.id,
  });
  expect(other.root.props.title).toBe('Porto');
  expect(sketch(other.root)).toBe('film(scene#s-5)');
});

test('props that the schema refuses are told one by one, with their paths', () => {
  const failure = thrownBy(() => filmElement(commute, {city: 5, shots: [{seconds: 1}, {seconds: 'two'}]}));
  expect(failure).toMatchObject({code: 'bad-props', where: 'film "commute"'});
  expect(failure.message).toMatchInlineSnapshot(
    `"The film "commute" can't take these props. city: Invalid input: expected string, received number. shots.1.seconds: Invalid input: expected number, received string."`,
  );
});

test('a prop that the schema does not know is a typo, not dropped', () => {
  const failure = thrownBy(() => filmElement(commute, {citty: 'Porto'}));
  expect(failure).toMatchObject({code: 'bad-props'});
  expect(failure.message).toContain('citty');
});

test('props that are no object are refused', () => {
  expect(thrownBy(() => filmElement(commute, 'Porto'))).toMatchObject({code: 'bad-props'});
  expect(thrownBy(() => filmElement(commute, ['Porto']))).toMatchObject({code: 'bad-props'});
});

test('a film without a schema takes no props', async () => {
  const hello = defineFilm({id: 'hello', render: () => <Film title="Hello" />});
  const tree = await renderFilm(filmElement(hello), {id: 'hello'});
  expect(tree).toMatchObject({id: 'hello', root: {props: {title: 'Hello'}}});
  expect(thrownBy(() => filmElement(hello, {city: 'Porto'}))).toMatchObject({
    code: 'bad-props',
    message: 'The film "hello" can\'t take these props. city: this film takes no props.',
  });
});

test('hooks work in render', async () => {
  const hooked = defineFilm({
    id: 'hooked',
    render: function Hooked() {
      const [title] = useState('Hooked');
      return <Film title={title} />;
    },
  });
  const tree = await renderFilm(filmElement(hooked), {id: 'hooked'});
  expect(tree.root.props.title).toBe('Hooked');
});

test('a film whose module was loaded anew starts afresh', async () => {
  const titles: unknown[] = [];
  const root = createFilmRoot({
    id: 'reloaded',
    onCommit: ({root: film}) => titles.push(film.props.title),
    onError: (error) => titles.push(error),
  });
  const before = defineFilm({id: 'reloaded', render: () => <Film title="before" />});
  const after = defineFilm({
    id: 'reloaded',
    render: function Hooked() {
      const [title] = useState('after');
      return <Film title={title} />;
    },
  });
  for (const definition of [before, after, before]) {
    root.render(filmElement(definition));
    await Promise.resolve();
  }
  root.unmount();
  expect(titles).toEqual(['before', 'after', 'before']);
});

test('an error in render names the film', async () => {
  const broken = defineFilm({
    id: 'broken',
    render: () => {
      throw new Error('boom');
    },
  });
  expect(await failureOf(filmElement(broken), {id: 'broken'})).toMatchObject({
    message: '<broken> threw: boom',
    where: 'film "broken"',
  });
});

test.for(['commute', 'a', 'the-8-15', 'commute2'])('%s may be the id of a film', (id) => {
  expect(defineFilm({id, render: () => null}).id).toBe(id);
});

test.for(['', 'Commute', 'the commute', 'the_commute', '-a', 'a-', 'a--b', '8-15', '../up'])(
  '"%s" may not be the id of a film',
  (id) => {
    expect(thrownBy(() => defineFilm({id, render: () => null}))).toMatchObject({code: 'bad-id'});
  },
);

test('definitions and errors are known by their marks, not by the copy of the package that made them', () => {
  const fromAnotherCopy = {[Symbol.for('matchcut.film')]: true};
  expect(isFilmDefinition(commute)).toBe(true);
  expect(isFilmDefinition(fromAnotherCopy)).toBe(true);
  expect(isFilmDefinition({id: 'commute', render: () => null})).toBe(false);
  expect(isFilmDefinition(null)).toBe(false);
  expect(FilmError.is(Object.assign(new Error('x'), {[Symbol.for('matchcut.film-error')]: true}))).toBe(true);
  expect(FilmError.is(new Error('x'))).toBe(false);
});
