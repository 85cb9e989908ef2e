/** A member of a list that is as long as the film has scenes. */
export function sceneAt<T>(list: readonly T[], index: number): T {
  const member = list[index];
  if (member === undefined) throw new RangeError(`There is no scene ${index}.`);
  return member;
}
