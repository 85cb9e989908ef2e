import {nearestBlock} from './blocks-in-window.ts';
import type {Track} from './tracks.ts';

/** The block that has the focus, or would have it. */
export type BlockPlace = {readonly track: number; readonly block: number};

/** Where a key leads to from a block; `null` where it leads nowhere. */
export function moveFocus(tracks: readonly Track[], place: BlockPlace, key: string): BlockPlace | null {
  const track = tracks[place.track];
  const block = track?.blocks[place.block];
  if (!track || !block) return null;
  switch (key) {
    case 'ArrowLeft':
      return place.block > 0 ? {...place, block: place.block - 1} : place;
    case 'ArrowRight':
      return place.block < track.blocks.length - 1 ? {...place, block: place.block + 1} : place;
    case 'Home':
      return {...place, block: 0};
    case 'End':
      return {...place, block: track.blocks.length - 1};
    case 'ArrowUp':
    case 'ArrowDown': {
      const next = place.track + (key === 'ArrowUp' ? -1 : 1);
      const other = tracks[next];
      return other ? {track: next, block: nearestBlock(other.blocks, block.from + block.frames / 2)} : place;
    }
    default:
      return null;
  }
}

/** Where a film's blocks are the same or others, the place of the block that had the focus. */
export function findBlock(tracks: readonly Track[], trackId: string, address: string): BlockPlace | null {
  const track = tracks.findIndex(({id}) => id === trackId);
  const block = tracks[track]?.blocks.findIndex((candidate) => candidate.address === address) ?? -1;
  return block < 0 ? null : {track, block};
}
