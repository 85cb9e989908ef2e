import type {Step} from '@matchcut/plan';

/** Whether a step makes a picture of a format out of a clip of another one. */
export function isCrop({kind, format, needs}: Pick<Step, 'kind' | 'format' | 'needs'>): boolean {
  return kind === 'conform' && needs.some((need) => !need.startsWith(`${format} `));
}
