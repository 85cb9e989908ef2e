import type {Spending} from '@matchcut/store';

/** What spending can be added up by. */
export const costGroups = ['film', 'scene', 'take', 'model', 'day'] as const;

export type CostGroup = (typeof costGroups)[number];

/** The group that a job belongs to: `commute/platform`, `sora-2`, `2026-11-24`. */
export function groupOf({film, address, take, model, day}: Spending, by: CostGroup): string {
  switch (by) {
    case 'film':
      return film;
    case 'scene':
      return sceneOf(address);
    case 'take':
      return `${address} take ${take}`;
    case 'model':
      return model;
    case 'day':
      return day;
    default:
      return by satisfies never;
  }
}

/** `commute/platform/continue-1` belongs to `commute/platform`. */
function sceneOf(address: string): string {
  return address.split('/').slice(0, 2).join('/');
}
