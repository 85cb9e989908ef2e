// @vitest-environment jsdom
import {cleanup, screen, waitFor} from '@testing-library/react';
import {afterEach, describe, expect, it, vi} from 'vitest';
import type {QuoteView, RunOrder} from '../../protocol.ts';
import {problemView} from '../__fixtures__/film-views.ts';
import {aQuote, aRun} from '../__fixtures__/panel-views.ts';
import {expectNoAxeProblems, renderPanel} from '../__fixtures__/render-panel.tsx';
import {useView} from '../view/view-store.ts';
import {RenderDialog} from './render-dialog.tsx';

afterEach(cleanup);

/** Each format costs as much. */
function quoteOf(order: unknown): QuoteView {
  const {formats} = order as RunOrder;
  return aQuote({order: order as RunOrder, usd: 2 * (formats?.length ?? 0)});
}

describe('the render dialog', () => {
  it('asks what all formats cost, and asks again for others', async () => {
    const {user, posts} = renderPanel(<RenderDialog onClose={() => {}} />, {'POST api/quote': quoteOf});
    await screen.findByRole('button', {name: 'Spend $4.00 and render'});
    await expectNoAxeProblems();
    await user.click(screen.getByRole('checkbox', {name: /9:16/}));
    await screen.findByRole('button', {name: 'Spend $2.00 and render'});
    expect(posts('api/quote').map((order) => (order as RunOrder).formats)).toEqual([
      ['16:9', '9:16'],
      ['16:9'],
    ]);
    expect(posts('api/runs')).toEqual([]);
  });

  it('orders what is shown, and is gone', async () => {
    const onClose = vi.fn<() => void>();
    const {user, posts} = renderPanel(<RenderDialog onClose={onClose} />, {
      'POST api/quote': quoteOf,
      'POST api/runs': aRun(),
    });
    await user.dblClick(await screen.findByRole('button', {name: 'Spend $4.00 and render'}));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(posts('api/runs')).toEqual([
      {film: 'commute', props: {}, what: 'cut', formats: ['16:9', '9:16'], agreedUsd: 4},
    ]);
    expect(useView.getState().panel).toBe('runs');
  });

  it('says what costs nothing', async () => {
    const {user, posts} = renderPanel(<RenderDialog onClose={() => {}} />, {
      'POST api/quote': (order: unknown) => aQuote({order: order as RunOrder, clips: [], seconds: 0, usd: 0}),
      'POST api/runs': aRun(),
    });
    await screen.findByText('All clips are there');
    await user.click(screen.getByRole('button', {name: 'Render, free'}));
    await waitFor(() => expect(posts('api/runs')).toMatchObject([{agreedUsd: 0}]));
  });

  it('renders nothing without a format, and nothing by Enter', async () => {
    const {user, posts} = renderPanel(<RenderDialog onClose={() => {}} />, {
      'POST api/quote': quoteOf,
      'POST api/runs': aRun(),
    });
    await screen.findByRole('button', {name: 'Spend $4.00 and render'});
    await user.click(screen.getByRole('checkbox', {name: /9:16/}));
    await user.keyboard('{Enter}');
    await user.click(screen.getByRole('checkbox', {name: /16:9/}));
    await screen.findByText('Choose a format');
    expect(screen.queryByRole('button', {name: /render|Spend/i})).toBeNull();
    expect(posts('api/runs')).toEqual([]);
  });

  it('renders no film that throws', async () => {
    renderPanel(<RenderDialog onClose={() => {}} />, {}, problemView);
    expect((await screen.findByRole('alert')).textContent).toContain('The film threw');
    expect(screen.queryByRole('checkbox')).toBeNull();
  });
});
