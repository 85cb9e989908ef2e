import type {Key} from '@matchcut/plan';
import type {Journal, Store} from '@matchcut/store';
import type {ProblemView, QuoteView, RunOrder} from '@matchcut/studio';
import type {FoundFilm} from '../loading/load-films.ts';
import {checkedPlan} from './checked-plan.ts';
import type {Workshop} from '../workshop/workshop.ts';
import {isClip} from '../takes/clip-step.ts';
import {budgetView} from './ledger-view.ts';
import {orderWishes} from './order-wishes.ts';

export type QuoteTools = {
  readonly store: Store;
  readonly journal: Pick<Journal, 'inFlight' | 'committed'>;
  readonly problemOf: (error: unknown) => ProblemView;
};

/** What people are told of an order, and what exactly it would make. */
export type OrderQuote = {readonly view: QuoteView; readonly keys: ReadonlySet<Key>};

/** What an order would make and cost. What was ordered already is not paid for again. */
export async function quoteOrder(
  order: RunOrder,
  film: FoundFilm,
  {store, journal, problemOf}: QuoteTools,
  workshop: Workshop,
): Promise<OrderQuote> {
  const budget = budgetView(journal, workshop.project);
  const leftUsd = budget === null ? null : budget.usd - budget.committedUsd;
  try {
    const {plan} = await checkedPlan(film, orderWishes(order), store, workshop);
    const made = plan.steps.filter(({action}) => action === 'generate');
    const ordered = new Set(
      journal
        .inFlight(made.map(({key}) => key))
        .flatMap(({key, job, batch}) => (job !== null || batch !== null ? [key] : [])),
    );
    const prices = made.map(({key, price}) => (ordered.has(key) ? 0 : (price?.usd ?? null)));
    const view = {
      order,
      clips: made.flatMap((step, index) =>
        isClip(step)
          ? [
              {
                address: step.address,
                format: step.format,
                seconds: step.request.seconds,
                usd: prices[index] ?? null,
              },
            ]
          : [],
      ),
      seconds: plan.totals.seconds,
      usd: sum(prices),
      leftUsd,
      refusal: null,
    };
    return {view, keys: new Set(made.map(({key}) => key))};
  } catch (error) {
    const view = {order, clips: [], seconds: 0, usd: 0, leftUsd, refusal: problemOf(error)};
    return {view, keys: new Set()};
  }
}

function sum(prices: readonly (number | null)[]): number | null {
  const total = prices.reduce<number | null>(
    (all, price) => (all === null || price === null ? null : all + price),
    0,
  );
  return total === null ? null : Number(total.toFixed(6));
}
