// @vitest-environment jsdom
import {cleanup, screen} from '@testing-library/react';
import {afterEach, expect, it} from 'vitest';
import {emptyLedger, someRuns} from '../__fixtures__/panel-views.ts';
import {expectNoAxeProblems, renderPanel} from '../__fixtures__/render-panel.tsx';
import {useView} from '../view/view-store.ts';
import {SidePanel} from './side-panel.tsx';

afterEach(cleanup);

it('shows one panel at a time, by click and by key, with how much there is to do', async () => {
  const {user} = renderPanel(<SidePanel />, {'GET api/runs': someRuns, 'GET api/ledger': emptyLedger});
  await screen.findByRole('region', {name: 'Changes'});
  expect(screen.getAllByRole('tab').map(({textContent}) => textContent)).toEqual([
    'Plan6',
    'Props',
    'Runs2',
    'Ledger',
  ]);
  await user.click(screen.getByRole('tab', {name: /Runs/}));
  await screen.findByRole('list', {name: 'Runs, newest first'});
  expect(useView.getState().panel).toBe('runs');
  await user.keyboard('{ArrowRight}');
  await screen.findByText('Nothing was spent');
  expect(useView.getState().panel).toBe('ledger');
  await expectNoAxeProblems();
});
