// @vitest-environment jsdom
import {cleanup, screen, waitFor} from '@testing-library/react';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {stubBrowser} from './__fixtures__/browser-stubs.ts';
import {commuteView, problemView, projectView} from './__fixtures__/film-views.ts';
import {expectNoAxeProblems, InTurn, renderPanel} from './__fixtures__/render-panel.tsx';
import {StudioPage} from './studio-page.tsx';
import {useView} from './view/view-store.ts';

class Events extends EventTarget {
  static open: Events | null = null;

  constructor() {
    super();
    Events.open = this;
  }

  close(): void {}

  say(kind: string, data: object): void {
    this.dispatchEvent(new MessageEvent(kind, {data: JSON.stringify({kind, ...data})}));
  }
}

beforeEach(() => {
  stubBrowser(1200);
  vi.stubGlobal('EventSource', Events);
  sessionStorage.setItem('matchcut-token', 'secret');
  useView.setState(useView.getInitialState());
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('the studio', () => {
  it('opens a film, its picture and its timeline, each with a name', async () => {
    renderPanel(<StudioPage />);
    await screen.findByRole('grid', {name: 'Tracks'});
    expect(screen.getByTitle('The film in 16:9').getAttribute('src')).toBe('stage/commute/');
    expect(screen.getByRole('button', {name: /6 clips to generate/}).textContent).toContain('$ ?');
    await expectNoAxeProblems();
  });

  it('asks for nothing without a token, and says where it comes from', () => {
    sessionStorage.clear();
    renderPanel(<StudioPage />);
    expect(screen.getByRole('alert').textContent).toContain('studio-no-token');
  });

  it('keeps the film that it has while the code throws, and goes on once it doesn’t', async () => {
    renderPanel(<StudioPage />, {
      'GET api/films/commute': new InTurn(commuteView, problemView, {...commuteView, revision: 6}),
    });
    await screen.findByRole('grid', {name: 'Tracks'});
    Events.open?.say('film', {film: 'commute', revision: 5});
    expect((await screen.findByRole('alert')).textContent).toContain('film-throws');
    expect(screen.getByRole('grid', {name: 'Tracks'})).toBeDefined();
    Events.open?.say('film', {film: 'commute', revision: 6});
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('opens another film for a link to one that is gone', async () => {
    renderPanel(<StudioPage />, {'GET api/project': projectView});
    useView.setState({film: 'gone'});
    await screen.findByRole('grid', {name: 'Tracks'});
    expect(useView.getState().film).toBe('commute');
  });

  it('leaves keys to what is written', async () => {
    const {user} = renderPanel(<StudioPage />);
    await screen.findByRole('grid', {name: 'Tracks'});
    await user.keyboard('g');
    expect(useView.getState().hasGuides).toBe(true);
    await user.keyboard('?');
    expect(await screen.findByRole('dialog', {name: 'Keyboard'})).toBeDefined();
    await user.keyboard('g');
    expect(useView.getState().hasGuides).toBe(true);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});
