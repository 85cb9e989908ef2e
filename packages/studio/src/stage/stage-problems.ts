import type {ProblemView, SourcePlace} from '../protocol.ts';
import {StageProblem} from './film-code.ts';

/** What people are told of something that was thrown. */
export function problemOf(
  error: unknown,
  address: string | null = null,
  source: SourcePlace | null = null,
): ProblemView {
  if (error instanceof StageProblem) return error.problem;
  const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    code: 'overlay-failed',
    message: address === null ? words : `The overlay ${address} can't be drawn. ${words}`,
    hint: 'Fix the overlay; the message has its own error.',
    where: address,
    source,
    frame: null,
  };
}

/** Problems by what has them; the page is told of one, the first, whenever that is another one. */
export type ProblemBoard = {
  readonly put: (place: string, problem: ProblemView | null) => void;
  /** Forgets all, without a word: they are looked for anew. */
  readonly clear: () => void;
};

export function createProblemBoard(tell: (problem: ProblemView | null) => void): ProblemBoard {
  const problems = new Map<string, ProblemView>();
  let told = JSON.stringify(null);
  return {
    put(place, problem) {
      if (problem === null) problems.delete(place);
      else problems.set(place, problem);
      const [first = null] = problems.values();
      const words = JSON.stringify(first);
      if (words === told) return;
      told = words;
      tell(first);
    },
    clear() {
      problems.clear();
    },
  };
}
