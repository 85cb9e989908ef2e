import type {Colour} from '../colour/colour.ts';
import type {Layer, LiveLayer, StillLayer} from '../setting/setting.ts';
import type {Picture} from './camera-view.ts';
import {drift, paintSheet, type Sheet, type Sight} from './sheet.ts';

export type Drawable =
  | {readonly kind: 'sheet'; readonly sheet: Sheet}
  | {readonly kind: 'live'; readonly layer: LiveLayer};

// Parallax that moves two layers less than this against each other, in heights of the picture, is not missed.
const unseen = 0.02;

/** Paints layers onto as few sheets as the camera's move allows: each sheet costs time in every frame. */
export function paintLayers(
  layers: readonly Layer[],
  sights: readonly [Sight, ...Sight[]],
  picture: Picture,
  look: {readonly unit: number; readonly ink: Colour},
): readonly Drawable[] {
  return grouped(layers, sights, picture).flatMap((group): readonly Drawable[] => {
    if (group.kind === 'live') return [{kind: 'live', layer: group}];
    const sheet = paintSheet(group.layers, group.depth, sights, picture, look);
    return sheet === null ? [] : [{kind: 'sheet', sheet}];
  });
}

type Group =
  | LiveLayer
  | {readonly kind: 'still'; readonly depth: number; readonly layers: readonly StillLayer[]};

function grouped(
  layers: readonly Layer[],
  sights: readonly [Sight, ...Sight[]],
  picture: Picture,
): readonly Group[] {
  const groups: Group[] = [];
  for (const layer of layers) {
    const last = groups.at(-1);
    if (layer.kind === 'live') {
      groups.push(layer);
    } else if (
      last?.kind === 'still' &&
      layer.motion === undefined &&
      last.layers.every(
        (other) => other.motion === undefined && drift(other.depth, layer.depth, sights, picture) < unseen,
      )
    ) {
      groups[groups.length - 1] = {kind: 'still', depth: layer.depth, layers: [...last.layers, layer]};
    } else {
      groups.push({kind: 'still', depth: layer.depth, layers: [layer]});
    }
  }
  return groups;
}
