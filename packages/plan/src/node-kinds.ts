import type {Brand} from './brand.ts';
import type {CaptionProblem, CaptionWord} from './caption.ts';
import type {FormatId, Resolution} from './format.ts';
import type {Focus, Reframe} from './reframe.ts';
import type {Direction, Easing, TransitionType} from './transition.ts';

/** What stands where scenes do. */
const aroundScenes = [
  'sequence',
  'scene',
  'style',
  'brand',
  'transition',
  'overlay',
  'audio',
  'caption',
  'captions',
] as const;

/**
 * The one table of node kinds: element names, legal children and what their text means. JSX types, nesting
 * errors and the passes' dispatch derive from it.
 *
 * `text` says what text between the tags is: part of the `prompt`, spoken or shown `words`, or an error.
 */
export const nodeKinds = {
  film: {
    element: 'Film',
    children: aroundScenes,
    text: 'none',
  },
  sequence: {
    element: 'Sequence',
    children: aroundScenes,
    text: 'none',
  },
  style: {
    element: 'Style',
    children: aroundScenes,
    text: 'none',
  },
  brand: {
    element: 'Brand',
    children: aroundScenes,
    text: 'none',
  },
  scene: {
    element: 'Scene',
    children: ['character', 'prop', 'continue', 'edit', 'overlay', 'audio', 'caption', 'captions'],
    text: 'prompt',
  },
  continue: {
    element: 'Continue',
    children: ['character', 'prop', 'overlay', 'audio', 'caption', 'captions'],
    text: 'prompt',
  },
  edit: {element: 'Edit', children: ['character', 'prop'], text: 'prompt'},
  character: {element: 'Character', children: [], text: 'none'},
  prop: {element: 'Prop', children: [], text: 'none'},
  transition: {element: 'Transition', children: [], text: 'none'},
  overlay: {element: 'Overlay', children: [], text: 'none'},
  audio: {element: 'Audio', children: [], text: 'none'},
  caption: {element: 'Caption', children: [], text: 'words'},
  captions: {element: 'Captions', children: ['caption'], text: 'none'},
} as const satisfies Record<string, NodeKindEntry>;

type NodeKindEntry = {
  readonly element: string;
  readonly children: readonly string[];
  readonly text: 'prompt' | 'words' | 'none';
};

export type NodeKind = keyof typeof nodeKinds;

/** The props of each kind of node, without children. Times are seconds. */
export type NodeProps = {
  readonly film: {
    readonly title: string;
    /** Frames a second; 23.976, 29.97 and 59.94 mean the exact NTSC rates. @default 30 */
    readonly fps?: number;
    /** One cut is made for each. @default ['16:9'] */
    readonly formats?: readonly FormatId[];
    /** @default '720p' */
    readonly resolution?: Resolution;
    /** Where the clips of formats but the first come from, unless a scene says otherwise. @default 'generate' */
    readonly reframe?: Reframe;
    /**
     * How loud the whole film is made, in LUFS by EBU R 128, with true peaks of at most −1 dBTP; −70 to −5. What is
     * published online is mostly −14, what is broadcast −23. @default as loud as it was mixed
     */
    readonly loudness?: number;
  };
  readonly sequence: {readonly id?: string};
  readonly style: {
    /** Added to the prompt of every shot inside. */
    readonly prompt?: string;
    /** Colours that every shot inside should keep to, by name or code; added to the prompt. */
    readonly palette?: readonly string[];
    /** What no shot inside should have; added to the prompt. */
    readonly negative?: string;
    /** A `.cube` LUT in `public/`, of three dimensions. Those of inner styles are applied before those of outer ones. */
    readonly grade?: string;
  };
  readonly brand: Brand;
  readonly scene: {
    /** Stable name in addresses, unique in the film. */
    readonly id?: string;
    /** Length of the opening shot. Left out only where the scene has none, because it begins with a branch. */
    readonly seconds?: number;
    /** Which attempt at the opening shot. @default 1 */
    readonly take?: number;
    /** First-frame image in `public/`. One of another size than the clip is fitted to it: its middle is shown. */
    readonly reference?: string;
    /** Id of the engine that makes the scene. @default the project's */
    readonly engine?: string;
    /** Seconds of what is generated that are left out at its start and at its end. @default none */
    readonly trim?: {readonly start?: number; readonly end?: number};
    /** How fast it plays, 0.25 to 4; its sound keeps its pitch. `seconds` are those of the film. @default 1 */
    readonly speed?: number;
    /** So many seconds its last frame stands still, after `seconds`, in silence. @default 0 */
    readonly freeze?: number;
    /** Where its clips come from in formats but the film's first. @default the film's */
    readonly reframe?: Reframe;
    /** Where the middle of a cropped picture is. @default the middle of the whole one */
    readonly focus?: Focus;
    /** Linear gain of its clips' own sound. @default 1 */
    readonly volume?: number;
    /** Whether its clips' own sound is left out. @default false */
    readonly mute?: boolean;
    /** Whether colours and sound are matched where one clip of the scene continues another. @default true */
    readonly seam?: boolean;
  };
  readonly continue: {
    readonly id?: string;
    readonly seconds: number;
    /** @default 1 */
    readonly take?: number;
    /**
     * The shot to branch from, `scene` or `scene/shot`: only where a scene has no text of its own and begins with this.
     * @default the shot before it
     */
    readonly from?: string;
    /** Whether its colours and sound are matched to those of the shot that it continues. @default the scene's */
    readonly seam?: boolean;
  };
  readonly edit: {
    readonly id?: string;
    /** @default 1 */
    readonly take?: number;
  };
  readonly character: IdentityProps;
  readonly prop: IdentityProps;
  readonly transition: {
    /** `matte` is what `content` draws. @default 'cut' */
    readonly type?: TransitionType | 'matte';
    /** How long the two scenes overlap. @default 0.5 (0 for a cut) */
    readonly seconds?: number;
    /** How its speed changes: a name of CSS's, or the control points of a `cubic-bezier()`. @default 'linear' */
    readonly easing?: Easing;
    /** Where the incoming scene comes from in a wipe, slide or push. @default 'from-left' */
    readonly direction?: Direction;
    /** The colour between, in a fade: a name of CSS's or `#rrggbb`. @default 'black' */
    readonly color?: string;
    /** The Remotion content of a matte. Opaque here. */
    readonly content?: unknown;
  };
  readonly overlay: {
    /** Start, after the start of the element that it stands in. @default 0 */
    readonly from?: number;
    /** @default to the end of the element that it stands in */
    readonly seconds?: number;
    /** The Remotion content. Opaque here: only a renderer of pictures looks inside. */
    readonly content: unknown;
  };
  readonly audio: {
    /** A sound file in `public/`. */
    readonly src: string;
    /** @default 0 */
    readonly from?: number;
    /** @default to the end of the file or of the element that it stands in, whichever is first; with `loop`, of the element */
    readonly seconds?: number;
    /** Linear gain. @default 1 */
    readonly volume?: number;
    /** Seconds of the file that are left out at its start and at its end. @default none */
    readonly trim?: {readonly start?: number; readonly end?: number};
    /** Seconds in which it comes up from silence; 0 for none. @default 0.005, so that nothing clicks */
    readonly fadeIn?: number;
    /** Seconds in which it goes down to silence, at its end wherever that is; 0 for none. @default 0.005 */
    readonly fadeOut?: number;
    /** Whether what is used of the file is repeated until `seconds`, or the end of the element. @default false */
    readonly loop?: boolean;
    /**
     * Lowers this while an `<Audio>` without `duck`, a voice, is heard: by `depth` decibels (0 to 60), within `attack`
     * seconds of its first sound, and back within `release` seconds (0 to 10 both).
     * @default false; `true` is {depth: 12, attack: 0.1, release: 0.6}
     */
    readonly duck?: boolean | {readonly depth?: number; readonly attack?: number; readonly release?: number};
  };
  readonly caption: {
    /** @default 0 */
    readonly from?: number;
    /** @default to the end of the element that it stands in */
    readonly seconds?: number;
    /** When each word is spoken. @default not known */
    readonly words?: readonly CaptionWord[];
    /** Line of the file that it comes from. @default it comes from none */
    readonly line?: number;
    /** Language of the track inside the cut that it is in, such as `en` or `pt-BR`. @default it is in none */
    readonly track?: string;
    /** The Remotion content that draws it, told what by a context. Opaque here. @default it is not drawn */
    readonly content?: unknown;
  };
  readonly captions: {
    /** A `.srt` or `.vtt` file in `public/`, whose cues are the children. */
    readonly src: string;
    /** Where the file's time begins, after the start of the element that it stands in. @default 0 */
    readonly from?: number;
    /** Language of the track inside the cut that the cues are in, such as `en` or `pt-BR`. @default they are in none */
    readonly track?: string;
    /** What became of reading it. @default 'read' */
    readonly state?: 'read' | 'missing' | 'outside';
    /** What could not be read of it. @default none */
    readonly problems?: readonly CaptionProblem[];
  };
};

export type IdentityProps = {
  /** Written verbatim into the prompt. 1 to 80 characters. */
  readonly name: string;
  /** A clip or still in `public/`. */
  readonly reference?: string;
  /** What it looks like, in words. */
  readonly look?: string;
};
