/** `flatMap` without a list in between for each member: a long film has tens of thousands of scenes' steps. */
export function joinLists<Owner, Member>(
  owners: readonly Owner[],
  listOf: (owner: Owner) => readonly Member[],
): readonly Member[] {
  const joined: Member[] = [];
  for (const owner of owners) for (const member of listOf(owner)) joined.push(member);
  return joined;
}
