import {z} from 'zod';
import {ServerError} from '../server-error.ts';
import {faultPlan, type CheckedFaultPlan} from './fault.ts';

/** Checks a plan that a file or a program gives. Throws `server-bad-faults`. */
export function readFaultPlan(plan: unknown): CheckedFaultPlan {
  const result = faultPlan.safeParse(plan);
  if (result.success) return result.data;
  throw new ServerError(
    'server-bad-faults',
    `The fault plan can't be used. ${z.prettifyError(result.error)}`,
    {
      cause: result.error,
    },
  );
}
