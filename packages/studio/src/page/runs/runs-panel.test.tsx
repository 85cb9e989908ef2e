// @vitest-environment jsdom
import {act, cleanup, screen, waitFor, within} from '@testing-library/react';
import {afterEach, describe, expect, it} from 'vitest';
import {applyEvent} from '../api/follow-events.ts';
import {aProblem, aRun, someRuns} from '../__fixtures__/panel-views.ts';
import {expectNoAxeProblems, Refusal, renderPanel} from '../__fixtures__/render-panel.tsx';
import {useView} from '../view/view-store.ts';
import {describeSteps} from './describe-run.ts';
import {RunsPanel} from './runs-panel.tsx';

afterEach(cleanup);

describe('the queue', () => {
  it('tells of each run how far it is, and what went wrong', async () => {
    renderPanel(<RunsPanel />, {'GET api/runs': someRuns});
    const running = await screen.findByRole('article', {name: 'Generate platform'});
    const bar = within(running).getByRole('progressbar', {name: 'Progress of Generate platform'});
    expect(bar.getAttribute('aria-valuenow')).toBe('0.46');
    expect(running.textContent).toContain('46%');
    expect(running.textContent).toContain('1 of 4 steps done, 1 retrying');
    expect(
      within(running)
        .getAllByRole('listitem')
        .map((step) => step.textContent),
    ).toEqual([
      'clip carriage 16:9retrying',
      'clip platform/continue-1 16:942%',
      'conform platform/continue-1 16:9waiting',
      'clip window 16:9done',
    ]);
    const failed = screen.getByRole('article', {name: 'Generate arrival/continue-1'});
    expect(failed.textContent).toContain('its moderation stopped the prompt');
    expect(failed.textContent).toContain('spent: unknown');
    await expectNoAxeProblems();
  });

  it('goes on by the server’s events, without being asked for again', async () => {
    const {client} = renderPanel(<RunsPanel />, {'GET api/runs': someRuns});
    expect(await screen.findByRole('article', {name: 'Generate platform'})).toBeDefined();
    const [running] = someRuns;
    if (running === undefined) throw new Error('There is no run.');
    act(() => applyEvent(client, {kind: 'run', run: {...running, progress: 0.8}}));
    await waitFor(() =>
      expect(screen.getByRole('article', {name: 'Generate platform'}).textContent).toContain('80%'),
    );
    act(() =>
      applyEvent(client, {
        kind: 'run',
        run: aRun({id: 'new', order: {...running.order, what: 'cut', formats: null}}),
      }),
    );
    await waitFor(() =>
      expect(screen.getAllByRole('article')[0]?.textContent).toContain('Render all formats'),
    );
  });

  it('cancels what is under way, and nothing else', async () => {
    const {user, posts} = renderPanel(<RunsPanel />, {
      'GET api/runs': someRuns,
      'POST api/runs/run-7/cancel': {...someRuns[0], state: 'interrupted'},
    });
    await user.click(await screen.findByRole('button', {name: 'Cancel Generate platform'}));
    await waitFor(() => expect(posts('api/runs/run-7/cancel')).toHaveLength(1));
    await waitFor(() => expect(screen.queryByRole('button', {name: 'Cancel Generate platform'})).toBeNull());
    expect(screen.queryByRole('button', {name: 'Cancel Render 16:9'})).toBeNull();
  });

  it('tells where a run can’t be cancelled', async () => {
    const {user} = renderPanel(<RunsPanel />, {
      'GET api/runs': [aRun()],
      'POST api/runs/run-1/cancel': new Refusal(aProblem('run-ended', 'It has ended already.')),
    });
    await user.click(await screen.findByRole('button', {name: 'Cancel Generate platform'}));
    expect((await screen.findByRole('alert')).textContent).toContain('It has ended already.');
  });

  it('goes on with a run that stopped by asking for the price again, never with another take', async () => {
    const {user, posts} = renderPanel(<RunsPanel />, {'GET api/runs': someRuns});
    await user.click(await screen.findByRole('button', {name: 'Go on with Generate arrival/continue-1…'}));
    expect(useView.getState().dialog).toMatchObject({
      kind: 'generate',
      order: {targets: ['arrival/continue-1']},
    });
    expect(posts('api/runs')).toEqual([]);
    expect(screen.queryByRole('button', {name: /Go on with Another take/})).toBeNull();
  });

  it('opens what was written, and copies the command for it', async () => {
    const {user} = renderPanel(<RunsPanel />, {'GET api/runs': someRuns});
    const run = await screen.findByRole('article', {name: 'Render 16:9'});
    expect(within(run).getByRole('link', {name: 'Open 16:9'}).getAttribute('href')).toMatch(
      /^artifacts\/[0-9a-f]{64}$/,
    );
    await user.click(within(run).getByRole('button', {name: 'Copy the command'}));
    expect(await navigator.clipboard.readText()).toBe('matchcut render commute --format 16:9');
    await within(run).findByRole('button', {name: 'Copied the command'});
  });

  it('is empty before anything was ordered', async () => {
    renderPanel(<RunsPanel />);
    expect(await screen.findByText('Nothing was ordered yet')).toBeDefined();
  });

  it('counts steps', () => {
    expect(describeSteps([])).toBe('0 of 0 steps done');
  });
});
