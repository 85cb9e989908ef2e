// @vitest-environment jsdom
import {act, cleanup, fireEvent, screen, waitFor, within} from '@testing-library/react';
import {afterEach, describe, expect, it} from 'vitest';
import {z} from 'zod';
import type {FilmView} from '../../protocol.ts';
import {commuteView, emptyView, problemView} from '../__fixtures__/film-views.ts';
import {applyEvent} from '../api/follow-events.ts';
import {expectNoAxeProblems, InTurn, renderPanel, type Panel} from '../__fixtures__/render-panel.tsx';
import {useView} from '../view/view-store.ts';
import {PropsPanel} from './props-panel.tsx';

const schema = z.object({
  city: z.string().min(1).describe('Where she waits.'),
  mood: z.enum(['calm', 'wild']),
  count: z.int().min(1).max(9),
  ratio: z.number().positive(),
  rain: z.boolean(),
  ink: z.string().regex(/^#[0-9a-f]{6}$/),
  note: z.string().optional(),
  subtitle: z.string().nullable(),
  stops: z.array(z.string().min(2)).max(3),
  lead: z.object({name: z.string(), age: z.int()}),
  cues: z.record(z.string(), z.number()),
});
const defaults = {
  city: 'Lisbon',
  mood: 'calm',
  count: 3,
  ratio: 1.5,
  rain: true,
  ink: '#ffb547',
  subtitle: null,
  stops: ['Alfama', 'Chiado'],
  lead: {name: 'Mara', age: 30},
  cues: {start: 1},
} as const;

afterEach(cleanup);

describe('the form of props', () => {
  it('has a labelled control for each, with the film’s own values', async () => {
    await showForm();
    expect(input('City').value).toBe('Lisbon');
    expect(screen.getByText('Where she waits.')).toBeDefined();
    expect(screen.getByRole('button', {name: /calm Mood/}).textContent).toBe('calm');
    expect(input('Count').value).toBe('3');
    expect(screen.getByRole<HTMLInputElement>('switch', {name: 'Rain'}).checked).toBe(true);
    expect(screen.getByRole('button', {name: 'Pick Ink'})).toBeDefined();
    expect(
      within(screen.getByRole('group', {name: 'Lead'})).getByLabelText<HTMLInputElement>('Name').value,
    ).toBe('Mara');
    expect(input('Stops 2').value).toBe('Chiado');
    expect(JSON.parse(input('Cues').value)).toEqual({start: 1});
    await expectNoAxeProblems();
  });

  it('puts what is entered into the address, once, and only what is not the film’s own', async () => {
    const {user} = await showForm();
    await user.clear(input('City'));
    await user.type(input('City'), 'Porto');
    await user.click(screen.getByRole('switch', {name: 'Rain'}));
    await waitFor(() => expect(entered()).toEqual({city: 'Porto', rain: false}));
    await user.click(screen.getByRole('button', {name: 'Reset City'}));
    await waitFor(() => expect(entered()).toEqual({rain: false}));
    await user.click(screen.getByRole('switch', {name: 'Rain'}));
    await waitFor(() => expect(entered()).toEqual(null));
  });

  it('keeps what is wrong to itself, and says what is wrong with it', async () => {
    const {user} = await showForm();
    await user.clear(input('City'));
    expect((await screen.findByText('This is needed.')).id).toBe(
      input('City').getAttribute('aria-describedby')?.split(' ').at(-1),
    );
    expect(useView.getState().props).toBeNull();
    await user.type(input('City'), 'Faro');
    await waitFor(() => expect(entered()).toEqual({city: 'Faro'}));
    expect(screen.queryByText('This is needed.')).toBeNull();
  });

  it('chooses', async () => {
    const {user} = await showForm();
    await user.click(screen.getByRole('button', {name: /calm Mood/}));
    await user.click(await screen.findByRole('option', {name: 'wild'}));
    await waitFor(() => expect(entered()).toEqual({mood: 'wild'}));
  });

  it('takes numbers within their limits', async () => {
    const {user} = await showForm();
    await user.clear(input('Count'));
    await user.type(input('Count'), '20');
    await user.tab();
    await waitFor(() => expect(entered()).toEqual({count: 9}));
    await user.clear(input('Ratio'));
    await user.type(input('Ratio'), '0');
    await user.tab();
    expect(await screen.findByText('More than 0 is needed.')).toBeDefined();
    expect(useView.getState().props).toEqual({count: 9});
  });

  it('takes a colour only where it is one', async () => {
    const {user} = await showForm();
    await user.clear(input('Ink'));
    await user.type(input('Ink'), 'red');
    expect(await screen.findByText('This is no colour; write it as #rrggbb.')).toBeDefined();
    expect(useView.getState().props).toBeNull();
    await user.clear(input('Ink'));
    await user.type(input('Ink'), '#00aa88');
    await waitFor(() => expect(entered()).toEqual({ink: '#00aa88'}));
  });

  it('adds to lists, changes and removes in them, within their limits', async () => {
    const {user} = await showForm();
    await user.click(screen.getByRole('button', {name: 'Add to Stops'}));
    expect(await screen.findByText('At least 2 letters.')).toBeDefined();
    expect(screen.getByRole<HTMLButtonElement>('button', {name: 'Add to Stops'}).disabled).toBe(true);
    await user.type(input('Stops 3'), 'Belém');
    await waitFor(() => expect(entered()).toEqual({stops: ['Alfama', 'Chiado', 'Belém']}));
    await user.click(screen.getByRole('button', {name: 'Remove Stops 1'}));
    await waitFor(() => expect(entered()).toEqual({stops: ['Chiado', 'Belém']}));
  });

  it('changes what lies deeper', async () => {
    const {user} = await showForm();
    await user.clear(screen.getByLabelText('Name'));
    await user.type(screen.getByLabelText('Name'), 'Otto');
    await waitFor(() => expect(entered()).toEqual({lead: {name: 'Otto', age: 30}}));
  });

  it('leaves out what may be left out, and sets what may be nothing', async () => {
    const {user} = await showForm();
    await user.type(input('Note'), 'x');
    await waitFor(() => expect(entered()).toEqual({note: 'x'}));
    await user.clear(input('Note'));
    await waitFor(() => expect(entered()).toEqual(null));
    await user.click(screen.getByRole('switch', {name: 'Set Subtitle'}));
    await user.type(screen.getByRole('textbox', {name: 'Subtitle'}), 'I');
    await waitFor(() => expect(entered()).toEqual({subtitle: 'I'}));
    await user.click(screen.getByRole('switch', {name: 'Set Subtitle'}));
    await waitFor(() => expect(entered()).toEqual(null));
  });

  it('takes JSON where no control fits, and keeps what is none as it is typed', async () => {
    await showForm();
    fireEvent.change(input('Cues'), {target: {value: '{"start": 2,'}});
    expect(await screen.findByText(/This is no JSON/)).toBeDefined();
    expect(input('Cues').value).toBe('{"start": 2,');
    fireEvent.change(input('Cues'), {target: {value: '{"start": 2}'}});
    await waitFor(() => expect(entered()).toEqual({cues: {start: 2}}));
    expect(input('Cues').value).toBe('{"start": 2}');
  });

  it('takes all of them as JSON', async () => {
    const {user} = await showForm();
    await user.click(
      within(screen.getByRole('radiogroup', {name: 'How the props are shown'})).getByText('JSON'),
    );
    fireEvent.change(input('Props'), {target: {value: JSON.stringify({...defaults, count: 12})}});
    expect(await screen.findByText('count: At most 9.')).toBeDefined();
    expect(useView.getState().props).toBeNull();
    fireEvent.change(input('Props'), {target: {value: JSON.stringify({...defaults, count: 4})}});
    await waitFor(() => expect(entered()).toEqual({count: 4}));
  });

  it('goes back to the film’s own', async () => {
    const {user} = await showForm();
    await user.type(input('City'), '!');
    await waitFor(() => expect(entered()).toEqual({city: 'Lisbon!'}));
    await user.click(screen.getByRole('button', {name: 'Reset all props to the film’s own'}));
    await waitFor(() => expect(entered()).toEqual(null));
    expect(input('City').value).toBe('Lisbon');
  });

  it('shows what the film itself has against them', async () => {
    renderPanel(<PropsPanel />, {}, problemView);
    expect((await screen.findByRole('alert')).textContent).toContain('The film threw');
    expect(input('City').value).toBe('Lisbon');
  });

  it('says how a film comes to have props', async () => {
    renderPanel(<PropsPanel />, {}, emptyView);
    expect(await screen.findByText('This film takes no props')).toBeDefined();
  });
});

async function showForm(): Promise<Panel> {
  const film: FilmView = {
    ...commuteView,
    props: {schema: z.toJSONSchema(schema, {io: 'input'}), defaults, values: defaults},
  };
  const panel = renderPanel(<PropsPanel />, {'GET api/films/commute': film});
  await screen.findByLabelText('City');
  return panel;
}

function input(label: string): HTMLInputElement {
  return screen.getByLabelText<HTMLInputElement>(label, {selector: 'input, textarea'});
}

function entered(): unknown {
  return useView.getState().props;
}

it('keeps the form of a film whose module can’t be loaded any more', async () => {
  const before: FilmView = {
    ...commuteView,
    props: {
      schema: z.toJSONSchema(z.object({city: z.string()})),
      defaults: {city: 'Lisbon'},
      values: {city: 'Lisbon'},
    },
  };
  const broken: FilmView = {...problemView, props: {schema: null, defaults: {}, values: {}}};
  const {client} = renderPanel(<PropsPanel />, {'GET api/films/commute': new InTurn(before, broken)});
  expect(await screen.findByLabelText('City')).toHaveProperty('value', 'Lisbon');
  act(() => applyEvent(client, {kind: 'film', film: 'commute', revision: 5}));
  await waitFor(() =>
    expect(client.getQueryData(['film', 'commute', null])).toMatchObject({
      view: {problem: {code: 'film-throws'}},
    }),
  );
  expect(screen.getByLabelText('City')).toHaveProperty('value', 'Lisbon');
});
