/** Something about a film that its author should know. Planning collects all of them. */
export type Diagnostic = {
  /** Permanent. */
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** What happened and why. */
  readonly message: string;
  /** What to do. */
  readonly hint: string;
  /** Node path, `Film > Scene "platform" > Continue 1`. */
  readonly where: string;
};

/** A film with an `error` can't be made. */
export type Severity = 'error' | 'warning' | 'info';

/** Every diagnostic there is, with its severity. Names are permanent. */
export const diagnosticCatalogue = {
  'empty-film': 'error',
  'bad-fps': 'error',
  'bad-format': 'error',
  'bad-id': 'error',
  'bad-seconds': 'error',
  'bad-take': 'error',
  'bad-volume': 'error',
  'bad-name': 'error',
  'duplicate-scene-id': 'error',
  'duplicate-shot-id': 'error',
  'conflicting-identity': 'error',
  'empty-prompt': 'error',
  'prompt-too-long': 'error',
  'text-after-continue': 'warning',
  'too-many-identities': 'error',
  'identity-not-attached': 'warning',
  'identity-by-look': 'info',
  'identity-in-plain-text': 'warning',
  'unknown-character': 'error',
  'missing-file': 'error',
  'bad-reference': 'error',
  'file-outside-project': 'error',
  'overlay-outside': 'error',
  'audio-outside': 'error',
  'transition-misplaced': 'error',
  'transition-too-long': 'error',
  'unknown-engine': 'error',
  'unsupported-size': 'error',
  'unsupported-seconds': 'error',
  'unsupported-continuation': 'error',
  'unsupported-first-frame': 'error',
  'chain-too-long': 'error',
  'seconds-trimmed': 'info',
  'seconds-chained': 'info',
  'boundary-moved': 'info',
  'unknown-shot': 'error',
  'not-yet': 'error',
} as const satisfies Record<string, Severity>;

export type DiagnosticCode = keyof typeof diagnosticCatalogue;

/** Makes a diagnostic with the severity that the catalogue gives its code. */
export function diagnostic(code: DiagnosticCode, where: string, message: string, hint: string): Diagnostic {
  return {code, severity: diagnosticCatalogue[code], message, hint, where};
}
