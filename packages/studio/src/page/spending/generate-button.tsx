import {useRef, useState, type ReactNode} from 'react';
import type {EngineView, ProblemView, RunOrder} from '../../protocol.ts';
import {useView} from '../view/view-store.ts';
import {count} from '../words/count.ts';
import {Button, type ButtonProps} from '../ui/button.tsx';
import {useSpendingCalls} from './use-spending-calls.ts';
import './generate-button.css';

export type GenerateButtonProps = Pick<ButtonProps, 'kind' | 'size' | 'icon'> & {
  readonly order: RunOrder;
  readonly engine: EngineView;
  /** How many are expected to be made. */
  readonly clips: number;
  /** Expected; it only decides whether there is something to agree to, and what that is the dialog asks anew. */
  readonly usd: number | null;
  /** What it says where money is spent: with an ellipsis, since a dialog comes first. */
  readonly children: string;
  /** Where the same button stands on a page more than once: of what. */
  readonly of?: string;
};

/** Opens the dialog that shows the price; what is free is ordered at once, and at no more than nothing. */
export function GenerateButton({
  order,
  engine,
  clips,
  usd,
  children,
  of,
  ...looks
}: GenerateButtonProps): ReactNode {
  const open = useView((state) => state.open);
  const calls = useSpendingCalls();
  const [problem, setProblem] = useState<ProblemView | null>(null);
  const [isPending, setPending] = useState(false);
  // Beside the state, which only changes with the next rendering: a double click comes before.
  const isUnderWay = useRef(false);
  const isFree = engine.billing === 'free' && usd === 0;

  const orderForFree = async (): Promise<void> => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setPending(true);
    setProblem(null);
    try {
      await calls.order({...order, agreedUsd: 0});
    } catch (error) {
      setProblem(calls.problemOf(error));
    } finally {
      isUnderWay.current = false;
      setPending(false);
    }
  };

  const text = isFree ? sayFree(order, clips) : children;
  return (
    <span className="generate">
      <Button
        {...looks}
        {...(of === undefined ? {} : {label: `${text}: ${of}`})}
        isPending={isPending}
        onPress={() => {
          if (isFree) void orderForFree();
          else open({kind: 'generate', order});
        }}
      >
        {text}
      </Button>
      {problem === null ? null : (
        <span className="generate-problem" role="alert">
          {problem.message} {problem.hint}
        </span>
      )}
    </span>
  );
}

function sayFree(order: RunOrder, clips: number): string {
  if (order.what === 'clips' && order.take !== null) return 'Another take, free';
  return `Paint ${count(clips, 'clip')}, free`;
}
