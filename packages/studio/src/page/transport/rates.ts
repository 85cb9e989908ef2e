/** What one can play at, 1 being the film's own speed. */
export const rates = [0.25, 0.5, 1, 1.5, 2, 4] as const;

export function nextRate(rate: number): number {
  return signed(rate, rates.find((known) => known > Math.abs(rate)) ?? rates[rates.length - 1] ?? 1);
}

export function previousRate(rate: number): number {
  return signed(rate, rates.findLast((known) => known < Math.abs(rate)) ?? rates[0]);
}

/** J and L: the film's speed first, then twice as fast each time, at most eightfold. @param rate 0 while it stands */
export function shuttleRate(rate: number, direction: 1 | -1): number {
  return Math.sign(rate) === direction ? direction * Math.min(8, Math.max(1, Math.abs(rate) * 2)) : direction;
}

function signed(like: number, rate: number): number {
  return like < 0 ? -rate : rate;
}
