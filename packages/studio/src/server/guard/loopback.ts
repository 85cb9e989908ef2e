const names = String.raw`localhost|127(?:\.\d{1,3}){3}`;
const address = new RegExp(`^(?:${names}|::1)$`, 'i');
const hostHeader = new RegExp(String.raw`^(?:${names}|\[::1\])(?::\d{1,5})?$`, 'i');

/** Whether a name or address to listen on means this machine alone. */
export function isLoopback(host: string): boolean {
  return address.test(host);
}

/**
 * Whether a `Host` header names this machine. A page elsewhere can have a name of its own lead here (DNS rebinding), but
 * can't change the name that the browser sends. The port may be any: it is another one where it is forwarded.
 */
export function isLoopbackHost(header: string): boolean {
  return hostHeader.test(header);
}
