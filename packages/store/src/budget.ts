/** Most that may be spent in a while, over all films and processes of a project. */
export type Budget = {
  /** US dollars. */
  readonly usd: number;
  /** Counted from then on; ISO 8601, UTC. `null` for all that was ever spent. */
  readonly since: string | null;
};
