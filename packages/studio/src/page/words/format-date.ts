/** `24 Nov 2026, 17:03`, in the reader's own time. */
export function formatDate(iso: string): string {
  return new Intl.DateTimeFormat('en-GB', {dateStyle: 'medium', timeStyle: 'short'}).format(new Date(iso));
}
