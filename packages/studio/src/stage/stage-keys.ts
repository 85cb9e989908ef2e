import type {StageNews} from '../protocol.ts';

/** The page's keys work while the stage has the focus; what is typed into an overlay's own field stays there. */
export function handOnKeys(tell: (news: StageNews) => void): () => void {
  const hear = (event: KeyboardEvent): void => {
    const {key, shiftKey, metaKey, ctrlKey, altKey, target} = event;
    if (altKey || key === 'Tab' || isField(target)) return;
    const meta = metaKey || ctrlKey;
    tell({kind: 'key', key, shift: shiftKey, meta});
    // What goes with Control is often the browser's: it reloads, it looks for words.
    if (!meta) event.preventDefault();
  };
  addEventListener('keydown', hear);
  return () => removeEventListener('keydown', hear);
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}
