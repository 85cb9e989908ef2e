import type {FormatId} from '@matchcut/plan';
import type {Props} from '../view/view-state.ts';

/** Under what answers are kept. What stands first is what events make forget. */
export const queryKeys = {
  project: ['project'] as const,
  films: ['film'] as const,
  film: (film: string, props: Props) => ['film', film, props] as const,
  takes: (film: string, props: Props, address: string, format: FormatId) =>
    ['takes', film, props, address, format] as const,
  ledger: ['ledger'] as const,
  runs: ['runs'] as const,
  wave: (digest: string) => ['wave', digest] as const,
};
