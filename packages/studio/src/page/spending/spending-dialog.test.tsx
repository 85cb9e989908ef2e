// @vitest-environment jsdom
import {cleanup, screen, waitFor, within} from '@testing-library/react';
import {afterEach, describe, expect, it, vi} from 'vitest';
import {
  aProblem,
  aQuote,
  aRun,
  overBudget,
  platformOrder,
  unknownQuote,
} from '../__fixtures__/panel-views.ts';
import {
  expectNoAxeProblems,
  InTurn,
  never,
  Refusal,
  renderPanel,
  type Answers,
  type Panel,
} from '../__fixtures__/render-panel.tsx';
import {useView} from '../view/view-store.ts';
import {SpendingDialog} from './spending-dialog.tsx';

afterEach(cleanup);

describe('the spending dialog', () => {
  it('shows each clip, the total, and what the budget leaves', async () => {
    open({'POST api/quote': aQuote()});
    const dialog = await screen.findByRole('dialog', {name: 'Generate platform'});
    const table = await within(dialog).findByRole('table', {name: 'Clips and their prices'});
    expect(
      within(table)
        .getAllByRole('row')
        .slice(1)
        .map((row) => row.textContent),
    ).toEqual(['platform/continue-116:98 s$0.80', 'carriage16:98 s$0.80', 'carriage9:168 s$0.80']);
    expect(dialog.textContent).toContain('3 clips, 24 s$2.40');
    expect(dialog.textContent).toContain('Budget left before$27.60');
    expect(dialog.textContent).toContain('Budget left after$25.20');
    await expectNoAxeProblems();
  });

  it('spends nothing by opening, by Enter or by Escape: the keyboard begins at Cancel', async () => {
    const {user, posts, onClose} = open({'POST api/quote': aQuote(), 'POST api/runs': aRun()});
    expect(await screen.findByRole('button', {name: 'Spend $2.40'})).toBeDefined();
    expect(document.activeElement).toBe(screen.getByRole('button', {name: 'Cancel'}));
    await user.keyboard('{Enter}');
    expect(onClose).toHaveBeenCalledTimes(1);
    await user.keyboard('{Escape}');
    expect(posts('api/runs')).toEqual([]);
  });

  it('spends nothing by Enter while the price is looked at', async () => {
    const {user, posts} = open({'POST api/quote': aQuote(), 'POST api/runs': aRun()});
    const table = await screen.findByRole('region', {name: 'Clips, scrollable'});
    table.focus();
    await user.keyboard('{Enter} {Enter}');
    expect(posts('api/runs')).toEqual([]);
  });

  it('orders at the price that it shows, shows the run, and is gone', async () => {
    const {user, posts, onClose} = open({'POST api/quote': aQuote(), 'POST api/runs': aRun()});
    await user.click(await screen.findByRole('button', {name: 'Spend $2.40'}));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(posts('api/runs')).toEqual([{...platformOrder, agreedUsd: 2.4}]);
    expect(useView.getState().panel).toBe('runs');
  });

  it('orders where one goes to the button by keys and presses it', async () => {
    const {user, posts} = open({'POST api/quote': aQuote(), 'POST api/runs': aRun()});
    expect(await screen.findByRole('button', {name: 'Spend $2.40'})).toBeDefined();
    await user.tab();
    expect(document.activeElement?.textContent).toBe('Spend $2.40');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(posts('api/runs')).toHaveLength(1));
  });

  it('takes a double click for one order', async () => {
    const {user, posts} = open({'POST api/quote': aQuote(), 'POST api/runs': never});
    await user.dblClick(await screen.findByRole('button', {name: 'Spend $2.40'}));
    expect(posts('api/runs')).toHaveLength(1);
  });

  it('shows a price that changed in between, and waits for another click', async () => {
    const {user, posts, onClose} = open({
      'POST api/quote': new InTurn(aQuote(), aQuote({usd: 4.2})),
      'POST api/runs': new InTurn(new Refusal(aProblem('price-changed', 'It costs $4.20 by now.')), aRun()),
    });
    await user.click(await screen.findByRole('button', {name: 'Spend $2.40'}));
    const button = await screen.findByRole('button', {name: 'Spend $4.20'});
    expect(screen.getByRole('alert').textContent).toContain('The price changed from $2.40 to $4.20.');
    expect(posts('api/runs')).toHaveLength(1);
    expect(onClose).not.toHaveBeenCalled();
    await user.click(button);
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(posts('api/runs')).toEqual([
      {...platformOrder, agreedUsd: 2.4},
      {...platformOrder, agreedUsd: 4.2},
    ]);
  });

  it('asks for an agreement of its own where nobody knows the price', async () => {
    const {user, posts} = open({'POST api/quote': unknownQuote, 'POST api/runs': aRun()});
    const button = await screen.findByRole<HTMLButtonElement>('button', {name: 'Spend an unknown amount'});
    expect(screen.getByRole('dialog').textContent).toContain('unknown (1 of 2)');
    expect(screen.getByRole('dialog').textContent).not.toContain('$0.00');
    expect(button.disabled).toBe(true);
    await user.click(button);
    expect(posts('api/runs')).toEqual([]);
    await expectNoAxeProblems();
    await user.click(screen.getByRole('checkbox', {name: /price that nobody knows/}));
    await user.click(button);
    await waitFor(() => expect(posts('api/runs')).toEqual([{...platformOrder, agreedUsd: null}]));
  });

  it('can’t be ordered from where the budget refuses it, and says why', async () => {
    const {user, posts} = open({
      'POST api/quote': aQuote({leftUsd: 1.1, refusal: overBudget}),
      'POST api/runs': aRun(),
    });
    expect((await screen.findByRole('alert')).textContent).toContain(
      'the budget of this month has $1.10 left',
    );
    const button = screen.getByRole<HTMLButtonElement>('button', {name: 'Spend $2.40'});
    expect(button.disabled).toBe(true);
    await user.click(button);
    expect(posts('api/runs')).toEqual([]);
    expect(screen.getByRole('dialog').textContent).toContain('Budget left after-$1.30');
  });

  it('says that nothing is missing, with nothing to press', async () => {
    open({'POST api/quote': aQuote({clips: [], seconds: 0, usd: 0})});
    expect(await screen.findByText('Nothing is missing')).toBeDefined();
    expect(screen.queryByRole('button', {name: /Spend|Paint/})).toBeNull();
  });

  it('tells why there is no price, and asks again when told to', async () => {
    const {user} = open({
      'POST api/quote': new InTurn(new Refusal(aProblem('film-throws', 'The film throws.')), aQuote()),
    });
    await user.click(await screen.findByRole('button', {name: 'Ask again'}));
    expect(await screen.findByRole('button', {name: 'Spend $2.40'})).toBeDefined();
  });

  it('asks first, and can’t be pressed until there is a price', async () => {
    const {posts} = open({'POST api/quote': never});
    expect(await screen.findByText('Asking for the price…')).toBeDefined();
    expect(screen.getByRole<HTMLButtonElement>('button', {name: 'Spend…'}).disabled).toBe(true);
    expect(posts('api/quote')).toHaveLength(1);
  });
});

function open(answers: Answers): Panel & {readonly onClose: ReturnType<typeof vi.fn<() => void>>} {
  const onClose = vi.fn<() => void>();
  return {...renderPanel(<SpendingDialog order={platformOrder} onClose={onClose} />, answers), onClose};
}
