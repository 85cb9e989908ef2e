import type {SourcePlace} from './source-place.ts';

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
  /**
   * Where that node stands in the author's code; planning sees only nodes, so it is said afterwards by whoever has
   * loaded the film. Nobody knows it of a film that was not compiled here.
   */
  readonly source?: SourcePlace | null;
};

/** A film with an `error` can't be made. */
export type Severity = 'error' | 'warning' | 'info';

/** Every diagnostic there is, with its severity. Names are permanent. */
export const diagnosticCatalogue = {
  'empty-film': {severity: 'error', means: 'The film, or what an overlay or sound stands in, has no scene.'},
  'bad-fps': {severity: 'error', means: '`fps` is no frame rate.'},
  'bad-format': {
    severity: 'error',
    means: '`formats` names none, an unknown one, or one twice; or `resolution` is unknown.',
  },
  'bad-reframe': {
    severity: 'error',
    means:
      '`reframe` is unknown, or not that of what a branch continues; or `focus` is no place in a picture.',
  },
  'bad-id': {severity: 'error', means: "An id holds what can't stand in an address."},
  'bad-seconds': {
    severity: 'error',
    means: 'A time is negative, not a number, too short to be a frame, or a shot is longer than an hour.',
  },
  'bad-speed': {severity: 'error', means: '`speed` is less than 0.25 or more than 4.'},
  'bad-take': {severity: 'error', means: '`take` is not 1, 2, 3 and so on.'},
  'bad-volume': {severity: 'error', means: '`volume` is negative or not a number.'},
  'bad-duck': {severity: 'error', means: '`duck` has a depth, an attack or a release that is out of range.'},
  'bad-loudness': {severity: 'error', means: '`loudness` is no number from -70 to -5.'},
  'bad-name': {severity: 'error', means: "A character's or prop's name can't stand in a prompt."},
  'duplicate-scene-id': {severity: 'error', means: 'Two scenes have one address.'},
  'duplicate-shot-id': {
    severity: 'error',
    means: 'Two shots of a scene have one address, or a shot has that of a part of a long one.',
  },
  'conflicting-identity': {severity: 'error', means: 'One name is described in two ways.'},
  'empty-prompt': {severity: 'error', means: 'A shot has no text.'},
  'prompt-too-long': {severity: 'error', means: 'A prompt is longer than the engine reads.'},
  'text-after-continue': {
    severity: 'warning',
    means: 'Text after a continuation belongs to the opening shot, which is hardly ever meant.',
  },
  'too-many-identities': {
    severity: 'error',
    means: 'A shot has more characters and props than the engine keeps.',
  },
  'identity-not-attached': {
    severity: 'warning',
    means: 'The engine takes no characters in a continuation, and somebody comes new in one.',
  },
  'identity-by-look': {
    severity: 'info',
    means:
      'The engine keeps no identities, or keeps them by a picture and there is none; looks are written into the prompt.',
  },
  'identity-by-reference': {
    severity: 'info',
    means: 'The engine keeps no identities, but looks at a picture of each with every shot.',
  },
  'continued-by-tail': {
    severity: 'info',
    means: 'The engine has no extensions; a continuation is shown the end of the clip before it.',
  },
  'continued-by-last-frame': {
    severity: 'info',
    means: 'The engine has no extensions; a continuation starts from the last frame of the clip before it.',
  },
  'identity-in-plain-text': {
    severity: 'warning',
    means: 'A name of the cast stands in a prompt without its identity.',
  },
  'brand-word': {
    severity: 'warning',
    means: "A prompt, a look, a caption or an overlay has a word that the film's brand never uses.",
  },
  'uncovered-text': {
    severity: 'warning',
    means: 'An overlay has characters that no font that comes with the film has.',
  },
  'unknown-character': {severity: 'error', means: 'Nothing says who or what a name is.'},
  'missing-file': {severity: 'error', means: 'A file is not in the public folder.'},
  'bad-reference': {severity: 'error', means: 'A file is not of the kind that its place needs.'},
  'reference-fitted': {
    severity: 'info',
    means: "A scene's reference has another size than its clips, which begin with a part of it in theirs.",
  },
  'file-outside-project': {severity: 'error', means: 'A path leads out of the public folder.'},
  'overlay-outside': {severity: 'error', means: 'An overlay reaches beyond what it stands in.'},
  'audio-outside': {severity: 'error', means: 'A sound starts after the end of what it stands in.'},
  'audio-too-short': {
    severity: 'error',
    means: 'Trim leaves nothing of a sound, or less than a tenth of a second to repeat.',
  },
  'duck-without-voice': {
    severity: 'warning',
    means: 'A sound with `duck` is never heard together with one without, so that it is never lowered.',
  },
  'caption-outside': {severity: 'error', means: 'A caption reaches beyond what it stands in.'},
  'caption-overlap': {
    severity: 'error',
    means: 'Two captions are drawn, or are in the same track and the same files, at the same time.',
  },
  'bad-caption-track': {severity: 'error', means: 'The track of captions is not named after a language.'},
  'empty-caption': {severity: 'error', means: 'A caption has no words.'},
  'bad-caption-file': {
    severity: 'error',
    means:
      'A cue of a `.srt` or `.vtt` file can not be read, ends before it starts, or the file is no such file.',
  },
  'bad-transition': {
    severity: 'error',
    means:
      'A transition has an unknown type, direction, easing or colour, or a prop that its type does not take.',
  },
  'transition-misplaced': {severity: 'error', means: 'A transition does not stand between two scenes.'},
  'transition-too-long': {
    severity: 'error',
    means: 'A transition is longer than the shots at its sides, or meets another one on a shot.',
  },
  'unknown-engine': {severity: 'error', means: 'A scene asks for an engine that the project does not have.'},
  'unsupported-size': {severity: 'error', means: 'The engine does not make the size of a format.'},
  'unsupported-seconds': {
    severity: 'error',
    means: 'The lengths that the engine makes leave no room for a shot.',
  },
  'unsupported-continuation': {severity: 'error', means: "The engine can't continue a clip."},
  'unsupported-first-frame': {severity: 'error', means: "The engine can't start from an image."},
  'branch-misplaced': {
    severity: 'error',
    means: 'A branch is not the first thing in a scene without a text of its own.',
  },
  'unknown-branch': {severity: 'error', means: 'There is no shot that a branch could continue.'},
  'branch-from-unseen': {
    severity: 'warning',
    means: 'A branch goes on from the end of a clip of which the film shows less.',
  },
  'branch-cycle': {severity: 'error', means: 'A branch continues what continues itself.'},
  'unsupported-edit': {severity: 'error', means: "The engine can't change a clip."},
  'edit-of-chain': {
    severity: 'error',
    means: 'An edit is to change a shot that is longer than one clip.',
  },
  'chain-too-long': {severity: 'error', means: 'A scene needs more continuations than the engine allows.'},
  'seconds-trimmed': {
    severity: 'info',
    means: 'More is asked for than is used, because the engine makes only some lengths.',
  },
  'seconds-chained': {severity: 'info', means: 'A shot is longer than one clip and becomes a chain.'},
  'boundary-moved': {
    severity: 'info',
    means: 'A continuation begins where a clip can end, not where it was asked to.',
  },
  'unknown-shot': {
    severity: 'error',
    means: 'There is no shot at the address that another take is asked for.',
  },
  'pin-ignored': {
    severity: 'warning',
    means: "A shot is pinned to one take in the lock, and the film's code says another one, which wins.",
  },
  'pin-dropped': {
    severity: 'info',
    means: 'Another take is asked for of a shot that is pinned in the lock; it is shown instead.',
  },
} as const satisfies Record<string, {severity: Severity; means: string}>;

export type DiagnosticCode = keyof typeof diagnosticCatalogue;

/** Makes a diagnostic with the severity that the catalogue gives its code. */
export function diagnostic(code: DiagnosticCode, where: string, message: string, hint: string): Diagnostic {
  return {code, severity: diagnosticCatalogue[code].severity, message, hint, where};
}
