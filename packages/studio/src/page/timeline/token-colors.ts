import {useView} from '../view/view-store.ts';

const known = new Map<string, string>();
let probe: HTMLElement | null = null;

// Another theme, other colours.
useView.subscribe(({theme}, before) => {
  if (theme !== before.theme) known.clear();
});
if (typeof matchMedia === 'function') {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => known.clear());
}

/** A token as a colour that a canvas knows: `--stale`. Tokens hold both themes, which only an element resolves. */
export function tokenColor(name: string): string {
  const found = known.get(name);
  if (found !== undefined) return found;
  if (!probe) {
    probe = document.createElement('span');
    probe.hidden = true;
    document.body.append(probe);
  }
  probe.style.color = `var(${name})`;
  const color = getComputedStyle(probe).color;
  known.set(name, color);
  return color;
}
