import {useEffect} from 'react';
import type {FilmContent} from '../../protocol.ts';
import {useView} from '../view/view-store.ts';
import {runCommand} from './run-command.ts';
import {findCommand} from './shortcuts.ts';

/** Listens to keys that nothing else has taken. */
export function useShortcuts(content: FilmContent | null): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isForSomethingElse(event)) return;
      const command = findCommand({key: event.key, shift: event.shiftKey});
      if (command === null) return;
      event.preventDefault();
      runCommand(command, content);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [content]);
}

/** Whether a key belongs to what has the focus: text that is written, a list that is open, a dialog. */
function isForSomethingElse(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('input:not([type=range]), textarea, select, [contenteditable=true]')) return true;
  if (target?.closest('[role=menu], [role=listbox]')) return true;
  return useView.getState().dialog !== null || document.querySelector('[role=dialog]') !== null;
}
