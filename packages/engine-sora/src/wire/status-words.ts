/** Where a job stands, whatever a server or gateway calls it. */
export type Standing = 'queued' | 'running' | 'completed' | 'failed' | 'gone';

const words: Readonly<Record<Standing, string>> = {
  queued:
    'queued pending preparing submitted created accepted waiting scheduled not_start validating initializing',
  running: 'in_progress processing running generating started rendering uploading finalizing',
  completed: 'completed complete succeeded success successful done finished ready',
  failed: 'failed failure error errored rejected blocked cancelled canceled aborted timeout timed_out',
  gone: 'expired deleted',
};

const standings: ReadonlyMap<string, Standing> = new Map(
  (['queued', 'running', 'completed', 'failed', 'gone'] as const).flatMap((standing) =>
    words[standing].split(' ').map((word) => [word, standing] as const),
  ),
);

/** `null` for a word that nobody knows: no success, and nothing to wait for without end either. */
export function readStatus(status: string): Standing | null {
  return (
    standings.get(
      status
        .trim()
        .toLowerCase()
        .replaceAll(/[\s-]+/g, '_'),
    ) ?? null
  );
}
