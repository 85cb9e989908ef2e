// @vitest-environment jsdom
import {cleanup, screen, waitFor, within} from '@testing-library/react';
import {afterEach, describe, expect, it} from 'vitest';
import type {FilmView, ProjectView} from '../../protocol.ts';
import {
  commuteContent,
  commuteView,
  emptyView,
  problemView,
  projectView,
} from '../__fixtures__/film-views.ts';
import {aProblem, aRun} from '../__fixtures__/panel-views.ts';
import {expectNoAxeProblems, never, Refusal, renderPanel} from '../__fixtures__/render-panel.tsx';
import {useView} from '../view/view-store.ts';
import {PlanPanel} from './plan-panel.tsx';

afterEach(cleanup);

describe('the plan', () => {
  it('tells what changed, scene by scene, with prices that nobody knows told as such', async () => {
    renderPanel(<PlanPanel />);
    const changes = await screen.findByRole('region', {name: 'Changes'});
    const carriage = within(changes).getByText('carriage').closest('li');
    expect(carriage?.textContent).toContain('Changed:');
    expect(carriage?.textContent).toContain('2 clips · $1.60');
    expect(carriage?.textContent).toContain('The cast of Otto has another look.');
    expect(within(changes).getByText('arrival').closest('li')?.textContent).toContain(
      '3 clips · price unknown',
    );
    expect(screen.getByRole('region', {name: 'Total'}).textContent).toContain('price unknown');
    await expectNoAxeProblems();
  });

  it('asks before it spends: all, or a scene', async () => {
    const {user, posts} = renderPanel(<PlanPanel />);
    await user.click(await screen.findByRole('button', {name: 'Generate all missing…'}));
    expect(useView.getState().dialog).toMatchObject({
      kind: 'generate',
      order: {what: 'clips', targets: null},
    });
    await user.click(screen.getByRole('button', {name: 'Generate…: carriage'}));
    expect(useView.getState().dialog).toMatchObject({kind: 'generate', order: {targets: ['carriage']}});
    expect(posts('api/runs')).toEqual([]);
  });

  it('asks although the film’s engine is free, where a price is not nothing', async () => {
    const {user, posts} = renderPanel(<PlanPanel />, {'GET api/project': free, 'POST api/runs': aRun()});
    await user.click(await screen.findByRole('button', {name: 'Generate…: carriage'}));
    expect(useView.getState().dialog).toMatchObject({kind: 'generate'});
    expect(posts('api/runs')).toEqual([]);
  });

  it('orders at once what is free, at no more than nothing, and once for a double click', async () => {
    const {user, posts} = renderPanel(
      <PlanPanel />,
      {'GET api/project': free, 'POST api/runs': never},
      ofPrice(0),
    );
    await user.dblClick(await screen.findByRole('button', {name: 'Paint 6 clips, free'}));
    expect(posts('api/runs')).toEqual([
      {
        film: 'commute',
        props: {},
        what: 'clips',
        targets: null,
        formats: null,
        take: null,
        agreedUsd: 0,
      },
    ]);
    expect(useView.getState().dialog).toBeNull();
  });

  it('tells where what was free is refused', async () => {
    const {user} = renderPanel(
      <PlanPanel />,
      {
        'GET api/project': free,
        'POST api/runs': new Refusal(aProblem('price-changed', 'It is not free any more.')),
      },
      ofPrice(0),
    );
    await user.click(await screen.findByRole('button', {name: 'Paint 6 clips, free'}));
    expect((await screen.findByRole('alert')).textContent).toContain('It is not free any more.');
  });

  it('leads to a scene, and from a diagnostic to its place in the code', async () => {
    const {user, posts} = renderPanel(<PlanPanel />);
    await user.click(await screen.findByRole('button', {name: 'carriage'}));
    expect(useView.getState()).toMatchObject({selection: 'carriage', frame: 450});
    await user.click(screen.getByRole('button', {name: /Reveal Film > Scene "window" in editor/}));
    await waitFor(() =>
      expect(posts('api/reveal')).toEqual([{file: 'commute.film.tsx', line: 35, column: 9}]),
    );
  });

  it('says that there is nothing to do', async () => {
    renderPanel(
      <PlanPanel />,
      {},
      {
        ...commuteView,
        content: {
          ...commuteContent,
          changes: [],
          diagnostics: [],
          totals: {reuse: 12, generate: 0, compose: 0, seconds: 0, usd: 0},
        },
      },
    );
    expect(await screen.findByText('All as the code says')).toBeDefined();
    expect(screen.queryByRole('button', {name: /Generate/})).toBeNull();
  });

  it('shows errors of planning', async () => {
    renderPanel(<PlanPanel />, {}, emptyView);
    expect((await screen.findByText('empty-film')).textContent).toBe('Error:empty-film');
  });

  it('has no plan of a film that never could be read', async () => {
    renderPanel(<PlanPanel />, {}, problemView);
    expect(await screen.findByText('No plan yet')).toBeDefined();
  });

  it('loads, and tells what went wrong', async () => {
    renderPanel(<PlanPanel />, {'GET api/films/commute': never});
    expect((await screen.findByRole('status')).textContent).toContain('Planning the film…');
    cleanup();
    renderPanel(<PlanPanel />, {
      'GET api/films/commute': new Refusal(aProblem('no-film', 'There is no such film.')),
    });
    expect((await screen.findByRole('alert')).textContent).toContain('There is no such film.');
  });
});

const free: ProjectView = {...projectView, engine: {id: 'animatic', model: 'animatic', billing: 'free'}};

function ofPrice(usd: number): FilmView {
  return {...commuteView, content: {...commuteContent, totals: {...commuteContent.totals, usd}}};
}
