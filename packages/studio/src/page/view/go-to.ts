import type {FrameSpan} from '@matchcut/plan';
import {useView} from './view-store.ts';

/** Selects something, and shows the picture where it begins. */
export function goTo({address, from}: {readonly address: string} & Pick<FrameSpan, 'from'>): void {
  const {select, seek} = useView.getState();
  select(address);
  seek(from);
}
