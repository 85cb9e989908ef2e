// @vitest-environment jsdom
import {cleanup, screen, within} from '@testing-library/react';
import {afterEach, describe, expect, it} from 'vitest';
import {aProblem, emptyLedger, someLedger} from '../__fixtures__/panel-views.ts';
import {expectNoAxeProblems, Refusal, renderPanel} from '../__fixtures__/render-panel.tsx';
import {LedgerPanel} from './ledger-panel.tsx';

afterEach(cleanup);

describe('the ledger', () => {
  it('tells what was spent, day by day, and what the budget leaves', async () => {
    renderPanel(<LedgerPanel />, {'GET api/ledger': someLedger});
    const total = await screen.findByRole('region', {name: 'Total'});
    expect(total.textContent).toContain('$12.40');
    expect(total.textContent).toContain('$12.40 of $40.00 per month; $27.60 left');
    expect(
      within(total).getByRole('meter', {name: 'Budget of $40.00 per month'}).getAttribute('aria-valuenow'),
    ).toBe('12.4');
    expect(screen.getAllByRole('heading').map(({textContent}) => textContent)).toEqual([
      '2026-11-24',
      '2026-11-23',
      '2026-11-22',
    ]);
    await expectNoAxeProblems();
  });

  it('counts what nobody knows apart from what it adds up', async () => {
    renderPanel(<LedgerPanel />, {'GET api/ledger': someLedger});
    expect(await screen.findByText('and 1 clip of a price that nobody knows')).toBeDefined();
    const day = screen.getByRole('region', {name: '2026-11-23'});
    expect(day.textContent).toContain('$0.00 and 1 unknown');
    expect(within(day).getByRole('listitem').textContent).toContain('unknown');
  });

  it('tells a budget that is used up', async () => {
    renderPanel(<LedgerPanel />, {
      'GET api/ledger': {...someLedger, budget: {usd: 10, per: 'month', committedUsd: 12.4}},
    });
    expect(await screen.findByText(/\$2\.40 more than there was/)).toBeDefined();
  });

  it('is empty before anything was spent', async () => {
    renderPanel(<LedgerPanel />, {'GET api/ledger': emptyLedger});
    expect(await screen.findByText('Nothing was spent')).toBeDefined();
    expect(screen.getByText('No budget is set.')).toBeDefined();
  });

  it('tells what went wrong', async () => {
    renderPanel(<LedgerPanel />, {
      'GET api/ledger': new Refusal(aProblem('journal-broken', 'It can’t be read.')),
    });
    expect((await screen.findByRole('alert')).textContent).toContain('It can’t be read.');
  });
});
