import type {z} from 'zod';
import {nearestName} from '@matchcut/plan';

/** What zod found wrong, a line each, with the field's name first and the nearest legal one for a typo. */
export function describeIssues(error: z.ZodError, legalNames: readonly string[] = []): readonly string[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String).join('.');
    if (issue.code !== 'unrecognized_keys')
      return [path === '' ? issue.message : `${path}: ${issue.message}`];
    return issue.keys.map((key) => {
      const meant = nearestName(key, legalNames);
      const legal = meant === null ? `there are ${legalNames.join(', ')}` : `did you mean ${meant}?`;
      return `${[...issue.path.map(String), key].join('.')}: there is no such field; ${legal}`;
    });
  });
}
