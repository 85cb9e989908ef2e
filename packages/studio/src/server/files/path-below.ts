/** What stands below a prefix in the URL of a request, percent-encoded as it is. */
export function pathBelow(request: Request, prefix: string): string {
  return new URL(request.url).pathname.slice(prefix.length);
}
