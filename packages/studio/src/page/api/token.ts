const name = 'matchcut-token';

/**
 * The token that the studio's own link brings once, `?token=`. It is kept for this tab and taken out of the address, so
 * that a link that somebody copies from there gives nothing away.
 */
export function readToken(): string | null {
  const url = new URL(location.href);
  const brought = url.searchParams.get('token');
  if (brought === null) return sessionStorage.getItem(name);
  sessionStorage.setItem(name, brought);
  url.searchParams.delete('token');
  history.replaceState(history.state, '', url);
  return brought;
}
