import * as React from 'react';

type OwnerStacks = {recentlyCreatedOwnerStacks?: number};

const internalsName = '__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE';

/** As many as React takes before it stops by itself. */
const enough = 10_000;

/**
 * React's development build takes a stack for every element, so that warnings can say where it was made; looks make
 * thousands of elements and read no warning. Called before a rendering, it has React think that it has taken enough.
 * Without these internals nothing happens.
 */
export function spareOwnerStacks(): void {
  const internals = (React as unknown as Readonly<Record<string, OwnerStacks | undefined>>)[internalsName];
  if (internals?.recentlyCreatedOwnerStacks !== undefined) internals.recentlyCreatedOwnerStacks = enough;
}
