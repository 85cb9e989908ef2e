/** An address without its film, which stands above it on the page: `commute/platform/continue-1` → `platform/continue-1`. */
export function withinFilm(address: string): string {
  const slash = address.indexOf('/');
  return slash < 0 ? address : address.slice(slash + 1);
}
