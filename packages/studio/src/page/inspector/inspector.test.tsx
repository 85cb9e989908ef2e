// @vitest-environment jsdom
import {act, cleanup, screen, waitFor, within} from '@testing-library/react';
import {afterEach, describe, expect, it} from 'vitest';
import {problemView} from '../__fixtures__/film-views.ts';
import {platformTakes} from '../__fixtures__/panel-views.ts';
import {expectNoAxeProblems, never, renderPanel, type Panel} from '../__fixtures__/render-panel.tsx';
import {transitionAddress} from '../selection/find-selected.ts';
import {useView} from '../view/view-store.ts';
import {Inspector} from './inspector.tsx';

afterEach(cleanup);

describe('the inspector', () => {
  it('shows a shot: prompt, cast, why, chain, request and key', async () => {
    await inspect('platform/continue-1');
    expect(screen.getByRole('heading', {level: 2}).textContent).toBe('continue-1');
    expect(part('Clip in 16:9').textContent).toContain('Nothing was ever made at this address.');
    expect(part('Clip in 16:9').textContent).toContain('$0.80 if generated now');
    expect(part('Prompt as sent').textContent).toContain('The first train slides in, windows lit.');
    expect(part('Prompt as sent').textContent).toContain('Style: ');
    expect(within(part('Cast')).getByRole('img', {name: 'Reference of Mara'}).getAttribute('src')).toMatch(
      /^pictures\//,
    );
    expect(part('Cast').textContent).toContain('a large red umbrella');
    expect(part('Engine request').textContent).toContain('sizewidth1280height720');
    expect(await screen.findByText('Take 3')).toBeDefined();
    await expectNoAxeProblems();
  });

  it('copies the request as JSON, and the whole key', async () => {
    const {user} = await inspect('platform');
    await user.click(screen.getByRole('button', {name: 'Copy the request as JSON'}));
    expect(JSON.parse(await navigator.clipboard.readText())).toMatchObject({model: 'sora-2', seconds: 8});
    await user.click(screen.getByRole('button', {name: 'Copy the key'}));
    expect(await navigator.clipboard.readText()).toMatch(/^[0-9a-f]{64}$/);
  });

  it('goes along a chain', async () => {
    const {user} = await inspect('platform');
    await user.click(within(part('Chain')).getByRole('button', {name: 'platform/continue-1'}));
    expect(useView.getState()).toMatchObject({selection: 'platform/continue-1', frame: 240});
    await user.click(within(part('Chain')).getByRole('button', {name: 'platform'}));
    expect(useView.getState().selection).toBe('platform');
  });

  it('shows one format of a shot, and the other one when asked', async () => {
    const {user} = await inspect('platform/continue-1');
    await user.click(within(screen.getByRole('radiogroup', {name: 'Format of the clip'})).getByText('9:16'));
    expect(within(part('Clip in 9:16')).getByRole('progressbar').getAttribute('aria-valuenow')).toBe('0.42');
    expect(screen.queryByRole('button', {name: 'Generate…'})).toBeNull();
  });

  it('asks for the shot in the format that is looked at', async () => {
    const {user, posts} = await inspect('platform/continue-1');
    await user.click(screen.getByRole('button', {name: 'Generate…'}));
    expect(useView.getState().dialog).toMatchObject({
      kind: 'generate',
      order: {targets: ['platform/continue-1'], formats: ['16:9'], take: null},
    });
    expect(posts('api/runs')).toEqual([]);
  });

  it('tells that a clip is cropped from another format, and asks for takes of that one', async () => {
    const {user} = await inspect('window');
    await user.click(within(screen.getByRole('radiogroup', {name: 'Format of the clip'})).getByText('9:16'));
    expect(part('Clip in 9:16').textContent).toContain('Cropped from 16:9');
    await user.click(screen.getByRole('button', {name: 'Compare takes'}));
    expect(useView.getState().dialog).toEqual({kind: 'takes', address: 'window', format: '16:9'});
  });

  it('shows why a clip failed, and how it was edited', async () => {
    await inspect('arrival/continue-1');
    expect(part('Clip in 16:9').textContent).toContain('its moderation stopped the prompt');
    expect(part('Prompt as sent').textContent).toContain('Then editedMake the umbrella yellow.');
  });

  it('shows what is known of what was made', async () => {
    await inspect('platform');
    expect(part('Made').textContent).toContain('sora, sora-2');
    expect(part('Made').textContent).toContain('$0.80');
    expect(part('Made').textContent).toContain('4.8 MB');
  });

  it('reveals the element in the editor', async () => {
    const {user, posts} = await inspect('carriage/overlay-1');
    await user.click(screen.getByRole('button', {name: 'Reveal in editor'}));
    await waitFor(() =>
      expect(posts('api/reveal')).toEqual([{file: 'commute.film.tsx', line: 30, column: 11}]),
    );
  });

  it.each([
    ['captions/en-2', 'Tickets, please.', 'drawn over it'],
    ['audio-1', 'first-train.ogg', 'by 12 dB under voices'],
    ['carriage/audio-2', 'missing.ogg', 'There is no public/voice/missing.ogg.'],
    [transitionAddress({outgoing: 'platform', incoming: 'carriage'}), 'Dissolve', 'linear'],
  ])('shows %s', async (address, title, fact) => {
    await inspect(address);
    expect(screen.getByRole('heading', {level: 2}).textContent).toBe(title);
    expect(document.body.textContent).toContain(fact);
    await expectNoAxeProblems();
  });

  it('shows the film while nothing is selected', async () => {
    await inspect(null);
    expect(screen.getByRole('heading', {level: 2}).textContent).toBe('The Commute');
    expect(part('Length').textContent).toContain('4 scenes, 6 shots');
    expect(part('To be made').textContent).toContain('6 clips, 48 s, price unknown');
    await expectNoAxeProblems();
  });

  it('tells that what was selected is gone', async () => {
    await inspect('station');
    expect(screen.getByRole('status').textContent).toBe('station is not in the film any more.');
  });

  it('loads, and stands empty for a film that can’t be read', async () => {
    renderPanel(<Inspector />, {'GET api/films/commute': never});
    expect(await screen.findByText('Reading the film…')).toBeDefined();
    cleanup();
    renderPanel(<Inspector />, {}, problemView);
    expect(await screen.findByText('Nothing to inspect')).toBeDefined();
  });
});

async function inspect(selection: string | null): Promise<Panel> {
  const panel = renderPanel(<Inspector />, {
    'GET api/films/commute/takes': platformTakes,
  });
  act(() => useView.setState({selection}));
  expect(await screen.findByRole('heading', {level: 2})).toBeDefined();
  return panel;
}

function part(name: string): HTMLElement {
  return screen.getByRole('region', {name});
}
