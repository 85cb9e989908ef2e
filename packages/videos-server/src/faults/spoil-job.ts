import type {PaintJob} from '../painting/paint-job.ts';
import type {JobFault} from './fault.ts';

/** What is painted where parameters get lost. */
export function spoilJob(job: PaintJob, faults: readonly JobFault[]): PaintJob {
  const size = faults.find((fault) => fault.kind === 'wrong-size')?.size ?? job.size;
  const seconds = faults.find((fault) => fault.kind === 'wrong-seconds')?.seconds;
  const isTail = faults.some((fault) => fault.kind === 'tail-only');
  const [last, ...before] = job.parts.toReversed();
  const parts =
    seconds === undefined || last === undefined ? job.parts : [...before.toReversed(), {...last, seconds}];
  return {...job, size, parts, keeps: isTail ? 'tail' : job.keeps};
}
