import {readLinkedView, writeLinkedView} from './linked-view.ts';
import {useView} from './view-store.ts';

/** Browsers refuse to have their address changed much more often. */
const restMs = 250;

/** Opens what the address says, and keeps it true from then on. @returns stops it. */
export function followAddress(): () => void {
  useView.setState(readLinkedView(location.search));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (): void => {
    timer = undefined;
    const search = writeLinkedView(useView.getState());
    if (search !== location.search) {
      history.replaceState(history.state, '', `${location.pathname}${search}${location.hash}`);
    }
  };
  const stop = useView.subscribe((view, before) => {
    if (view.isPlaying && before.isPlaying) return;
    timer ??= setTimeout(write, restMs);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}
