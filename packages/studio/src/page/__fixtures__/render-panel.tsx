import {QueryClient, QueryClientProvider} from '@tanstack/react-query';
import {render} from '@testing-library/react';
import {userEvent, type UserEvent} from '@testing-library/user-event';
import axe from 'axe-core';
import type {ReactNode} from 'react';
import {expect, vi} from 'vitest';
import type {FilmView, ProblemView} from '../../protocol.ts';
import {useView} from '../view/view-store.ts';
import {commuteView, projectView} from './film-views.ts';

export type Asked = {readonly method: string; readonly path: string; readonly body: unknown};

/** By method and path without its search, `POST api/quote`: what the server answers, or what it refuses with. */
export type Answers = {
  readonly [call: string]: unknown;
};

/** An answer that refuses. */
export class Refusal {
  readonly problem: ProblemView;

  constructor(problem: ProblemView) {
    this.problem = problem;
  }
}

/** Several answers, one after another; the last one goes on. */
export class InTurn {
  readonly answers: unknown[];

  constructor(...answers: unknown[]) {
    this.answers = answers;
  }

  next(): unknown {
    return this.answers.length > 1 ? this.answers.shift() : this.answers[0];
  }
}

export type Panel = {
  readonly user: UserEvent;
  /** What was asked of the server that changes anything. */
  readonly posts: (path: string) => readonly unknown[];
  readonly client: QueryClient;
};

/** Renders a part of the page beside a server that answers from a table; the film is `commute` unless told otherwise. */
export function renderPanel(element: ReactNode, answers: Answers = {}, film: FilmView = commuteView): Panel {
  const asked: Asked[] = [];
  const all: Answers = {
    'GET api/project': projectView,
    [`GET api/films/${film.film.id}`]: film,
    'GET api/runs': [],
    'POST api/reveal': {},
    ...answers,
  };
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    const method = init.method ?? 'GET';
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : null;
    asked.push({method, path, body});
    const known = all[`${method} ${path.split('?')[0]}`];
    const answer: unknown = known instanceof InTurn ? known.next() : known;
    if (answer instanceof Promise) return answer;
    if (answer instanceof Refusal) return Response.json(answer.problem, {status: 409});
    return answer === undefined
      ? Response.json(null, {status: 404})
      : Response.json(typeof answer === 'function' ? (answer as (body: unknown) => unknown)(body) : answer);
  });
  // What was seen in the test before is gone.
  useView.setState({...useView.getInitialState(), film: film.film.id}, true);
  const client = new QueryClient({defaultOptions: {queries: {retry: false, staleTime: Infinity}}});
  render(<QueryClientProvider client={client}>{element}</QueryClientProvider>);
  return {
    user: userEvent.setup(),
    client,
    posts: (path) =>
      asked.filter((call) => call.method === 'POST' && call.path === path).map(({body}) => body),
  };
}

/** An answer that never comes. */
export const never = new Promise<Response>(() => {});

/** Nothing serious of what axe can see without a layout. */
export async function expectNoAxeProblems(): Promise<void> {
  // What react-aria has read out names elements of earlier tests.
  const page = {include: ['body'], exclude: ['[data-live-announcer]']};
  const {violations} = await axe.run(page, {
    // Frames are empty here.
    iframes: false,
    // A panel alone is no page, and jsdom draws nothing to measure contrast on.
    rules: {region: {enabled: false}, 'color-contrast': {enabled: false}},
  });
  expect(
    violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html.slice(0, 160)).join(' | ')}`),
  ).toEqual([]);
}
