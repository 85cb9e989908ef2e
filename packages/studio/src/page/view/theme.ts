import type {ThemeChoice} from './view-state.ts';
import {useView} from './view-store.ts';

const place = 'matchcut-theme';

/** Shows the theme that was chosen last, or the system's. @returns stops it. */
export function followTheme(): () => void {
  const kept = localStorage.getItem(place);
  useView.setState({theme: kept === 'light' || kept === 'dark' ? kept : 'system'});
  show(useView.getState().theme);
  return useView.subscribe(({theme}, before) => {
    if (theme === before.theme) return;
    localStorage.setItem(place, theme);
    show(theme);
  });
}

/** The one that isn't seen now. */
export function otherTheme(theme: ThemeChoice): ThemeChoice {
  return isDark(theme) ? 'light' : 'dark';
}

export function isDark(theme: ThemeChoice): boolean {
  return theme === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
}

function show(theme: ThemeChoice): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
