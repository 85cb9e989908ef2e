/** What a film's own style sheets may build upon: the same that it has where its overlays are painted. */
const styles = `
html, body, body > div {margin: 0; height: 100%; overflow: hidden; background: #000}
`;

export function dressDocument(): void {
  const style = document.createElement('style');
  style.textContent = styles;
  // First, so that a film's own win; they don't reach beyond the frame in any case.
  document.head.prepend(style);
}
