/** Lets so many do something at once; the others wait for their turn, in the order in which they came. */
export type Turns = {
  /** @returns gives the turn back, or leaves the queue; may be called again. */
  readonly wait: (onTurn: () => void) => () => void;
};

export function createTurns(most: number): Turns {
  const waiting = new Set<() => void>();
  let taken = 0;
  const next = (): void => {
    for (const begin of waiting) {
      if (taken >= most) return;
      begin();
    }
  };
  return {
    wait(onTurn) {
      let state: 'waiting' | 'taken' | 'over' = 'waiting';
      const begin = (): void => {
        waiting.delete(begin);
        state = 'taken';
        taken += 1;
        onTurn();
      };
      waiting.add(begin);
      next();
      return () => {
        waiting.delete(begin);
        if (state === 'taken') taken -= 1;
        state = 'over';
        next();
      };
    },
  };
}
