/** An address without its film, which stands above it on the page: `commute/platform` → `platform`. */
export function withinFilm(address: string, film: string): string {
  return address.startsWith(`${film}/`) ? address.slice(film.length + 1) : address;
}
