import type {AgreedOrder, ProblemView, QuoteView, RunOrder, RunView} from '../../protocol.ts';

/**
 * From asking for a price to the run that was agreed to. It is a machine beside React, because whether a click spends
 * has to be decided at once: a second click comes before anything is rendered again.
 */
export type Spending =
  | {readonly kind: 'quoting'; readonly refused: Refused | null}
  /** There is no price to agree to. */
  | {readonly kind: 'unquoted'; readonly problem: ProblemView}
  | {
      readonly kind: 'quoted';
      readonly quote: QuoteView;
      /** Whether the unknown price is agreed to; of no matter where it is known. */
      readonly agreesToUnknown: boolean;
      readonly refused: Refused | null;
    }
  | {readonly kind: 'ordering'; readonly quote: QuoteView}
  | {readonly kind: 'ordered'; readonly run: RunView};

/** An order that the server did not take, and the price that it agreed to. */
export type Refused = {readonly problem: ProblemView; readonly agreedUsd: number | null};

export type SpendingCalls = {
  readonly quote: (order: RunOrder) => Promise<QuoteView>;
  readonly order: (order: AgreedOrder) => Promise<RunView>;
  readonly problemOf: (error: unknown) => ProblemView;
};

export type SpendingSession = {
  readonly state: () => Spending;
  /** @returns stops it. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Asks for the price, unless that is under way. */
  readonly ask: () => void;
  readonly agreeToUnknown: (agrees: boolean) => void;
  /** Orders at the price that is shown; does nothing unless one is shown that may be ordered. */
  readonly order: () => void;
};

export function startSpending(order: RunOrder, calls: SpendingCalls): SpendingSession {
  let state: Spending = {kind: 'quoting', refused: null};
  let isAsking = false;
  const listeners = new Set<() => void>();
  const become = (next: Spending): void => {
    state = next;
    for (const listener of listeners) listener();
  };

  const ask = async (refused: Refused | null): Promise<void> => {
    if (isAsking) return;
    isAsking = true;
    become({kind: 'quoting', refused});
    try {
      const quote = await calls.quote(order);
      become({kind: 'quoted', quote, agreesToUnknown: false, refused});
    } catch (error) {
      become({kind: 'unquoted', problem: calls.problemOf(error)});
    } finally {
      isAsking = false;
    }
  };

  const spend = async (quote: QuoteView): Promise<void> => {
    become({kind: 'ordering', quote});
    try {
      // What was shown is what is ordered, to the letter.
      become({kind: 'ordered', run: await calls.order({...quote.order, agreedUsd: quote.usd})});
    } catch (error) {
      // The price may be another one by now: it is asked for and shown, and the rest is up to people.
      await ask({problem: calls.problemOf(error), agreedUsd: quote.usd});
    }
  };

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    ask: () => {
      if (state.kind === 'quoting' || state.kind === 'unquoted') void ask(null);
    },
    agreeToUnknown: (agreesToUnknown) => {
      if (state.kind === 'quoted') become({...state, agreesToUnknown});
    },
    order: () => {
      if (mayOrder(state)) void spend(state.quote);
    },
  };
}

/** Whether the button that spends does anything. */
export function mayOrder(spending: Spending): spending is Spending & {readonly kind: 'quoted'} {
  return (
    spending.kind === 'quoted' &&
    spending.quote.refusal === null &&
    (spending.quote.usd !== null || spending.agreesToUnknown)
  );
}

/** Whether the price is another one than the one that was agreed to. */
export function hasPriceChanged(spending: Spending): boolean {
  return (
    spending.kind === 'quoted' &&
    spending.refused !== null &&
    spending.refused.agreedUsd !== spending.quote.usd
  );
}
