/** How a sound makes room for voices. */
export type Ducking = {
  /** Decibels that it is lowered by. */
  readonly depth: number;
  /** Seconds from a voice's first sound until it is that low. */
  readonly attack: number;
  /** Seconds until it is as loud as before, once the voice has been silent for a moment. */
  readonly release: number;
};

/** What `duck` alone means: low enough to understand every word, and so slowly back that nobody notices. */
export const usualDucking: Ducking = {depth: 12, attack: 0.1, release: 0.6};

/** Beyond these it would be silent, or not be heard as one movement. */
const most: Ducking = {depth: 60, attack: 10, release: 10};

/** What `duck` asks for; `null` for nothing, and a text where it can't be done: what is wrong with it. */
export function readDucking(duck: boolean | Partial<Ducking> | undefined): Ducking | null | string {
  if (duck === undefined || duck === false || duck === null) return null;
  if (duck === true) return usualDucking;
  if (typeof duck !== 'object') return `duck is ${String(duck)}.`;
  const {depth = usualDucking.depth, attack = usualDucking.attack, release = usualDucking.release} = duck;
  const ducking = {depth, attack, release};
  for (const name of ['depth', 'attack', 'release'] as const) {
    const value = ducking[name];
    if (!(Number.isFinite(value) && value >= 0 && value <= most[name]))
      return `${name} of duck is ${String(value)}.`;
  }
  return ducking;
}
