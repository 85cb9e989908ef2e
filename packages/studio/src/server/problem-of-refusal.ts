import type {ProblemView} from '../protocol.ts';
import type {StudioError} from './studio-error.ts';

/** What a page is told of something that the studio itself refuses. */
export function problemOfRefusal({code, message, hint}: StudioError): ProblemView {
  return {code, message, hint, where: null, source: null, frame: null};
}
