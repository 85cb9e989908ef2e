import type {DraftInputs} from '@matchcut/plan';
const one = {semantics: 'x/1', encoder: {}};
export const making: DraftInputs['making'] = {conform: one, segment: one, soundtrack: one, cut: one};
