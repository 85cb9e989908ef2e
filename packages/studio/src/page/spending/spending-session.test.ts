import {describe, expect, it} from 'vitest';
import type {AgreedOrder, ProblemView, QuoteView, RunOrder, RunView} from '../../protocol.ts';
import {hasPriceChanged, mayOrder, startSpending, type SpendingCalls} from './spending-session.ts';

const order: RunOrder = {
  film: 'commute',
  props: {},
  what: 'clips',
  targets: ['commute/platform'],
  formats: null,
  take: null,
};

describe('spending', () => {
  it('asks for the price and orders nothing by itself', async () => {
    const {calls, orders} = someCalls({quotes: [aQuote(3)]});
    const session = startSpending(order, calls);
    session.ask();
    await settled();
    expect(session.state()).toMatchObject({kind: 'quoted', quote: {usd: 3}});
    expect(orders).toEqual([]);
  });

  it('orders once, at the price that is shown, however often it is told to', async () => {
    const {calls, orders} = someCalls({quotes: [aQuote(3)]});
    const session = startSpending(order, calls);
    session.ask();
    await settled();
    session.order();
    session.order();
    await settled();
    session.order();
    expect(orders).toEqual([{...order, agreedUsd: 3}]);
    expect(session.state()).toMatchObject({kind: 'ordered', run: {id: 'run-1'}});
  });

  it('orders nothing before there is a price', () => {
    const {calls, orders} = someCalls({quotes: [aQuote(3)]});
    const session = startSpending(order, calls);
    session.ask();
    session.order();
    expect(orders).toEqual([]);
  });

  it('orders an unknown price only where that is agreed to', async () => {
    const {calls, orders} = someCalls({quotes: [aQuote(null)]});
    const session = startSpending(order, calls);
    session.ask();
    await settled();
    session.order();
    expect(orders).toEqual([]);
    session.agreeToUnknown(true);
    session.order();
    await settled();
    expect(orders).toEqual([{...order, agreedUsd: null}]);
  });

  it('orders nothing that is refused', async () => {
    const {calls, orders} = someCalls({quotes: [{...aQuote(3), refusal: aProblem('over-budget')}]});
    const session = startSpending(order, calls);
    session.ask();
    await settled();
    expect(mayOrder(session.state())).toBe(false);
    session.order();
    expect(orders).toEqual([]);
  });

  it('shows the new price where it changed in between, and waits for another word', async () => {
    const {calls, orders} = someCalls({quotes: [aQuote(3), aQuote(5)], refuses: [aProblem('price-changed')]});
    const session = startSpending(order, calls);
    session.ask();
    await settled();
    session.order();
    await settled();
    expect(session.state()).toMatchObject({
      kind: 'quoted',
      quote: {usd: 5},
      refused: {problem: {code: 'price-changed'}, agreedUsd: 3},
    });
    expect(hasPriceChanged(session.state())).toBe(true);
    expect(orders.map(({agreedUsd}) => agreedUsd)).toEqual([3]);
    session.order();
    await settled();
    expect(orders.map(({agreedUsd}) => agreedUsd)).toEqual([3, 5]);
  });

  it('takes an agreement to an unknown price back with the price', async () => {
    const {calls, orders} = someCalls({quotes: [aQuote(null), aQuote(null)], refuses: [aProblem('busy')]});
    const session = startSpending(order, calls);
    session.ask();
    await settled();
    session.agreeToUnknown(true);
    session.order();
    await settled();
    session.order();
    await settled();
    expect(orders).toHaveLength(1);
  });

  it('says why there is no price, and asks again when told to', async () => {
    const {calls} = someCalls({quotes: [new Error('no such film'), aQuote(3)]});
    const session = startSpending(order, calls);
    session.ask();
    await settled();
    expect(session.state()).toMatchObject({kind: 'unquoted', problem: {message: 'no such film'}});
    session.ask();
    await settled();
    expect(session.state()).toMatchObject({kind: 'quoted'});
  });
});

function someCalls(answers: {
  readonly quotes: readonly (QuoteView | Error)[];
  readonly refuses?: readonly ProblemView[];
}): {readonly calls: SpendingCalls; readonly orders: readonly AgreedOrder[]} {
  const quotes = [...answers.quotes];
  const refuses = [...(answers.refuses ?? [])];
  const orders: AgreedOrder[] = [];
  const calls: SpendingCalls = {
    quote: async () => {
      const quote = quotes.shift();
      if (quote === undefined) throw new Error('Asked for more prices than there are.');
      if (quote instanceof Error) throw quote;
      return quote;
    },
    order: async (agreed) => {
      orders.push(agreed);
      const refusal = refuses.shift();
      if (refusal !== undefined) throw Object.assign(new Error(refusal.message), {code: refusal.code});
      return {id: `run-${orders.length}`} as RunView;
    },
    problemOf: (error) => ({
      ...aProblem((error as {code?: string}).code ?? 'unknown'),
      message: (error as Error).message,
    }),
  };
  return {calls, orders};
}

function aQuote(usd: number | null): QuoteView {
  return {order, clips: [], seconds: 8, usd, leftUsd: 20, refusal: null};
}

function aProblem(code: string): ProblemView {
  return {code, message: `It is ${code}.`, hint: null, where: null, source: null, frame: null};
}

/** All that has been promised has been kept. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
