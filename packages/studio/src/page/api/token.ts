const name = 'matchcut-token';

/**
 * The token that the studio's own link brings once, behind `#`, where browsers send it to nobody. It is kept for this
 * tab and taken out of the address, so that a link that somebody copies from there gives nothing away.
 */
export function readToken(): string | null {
  const url = new URL(location.href);
  const brought = new URLSearchParams(url.hash.slice(1)).get('token');
  if (brought === null) return sessionStorage.getItem(name);
  sessionStorage.setItem(name, brought);
  url.hash = '';
  history.replaceState(history.state, '', url);
  return brought;
}
