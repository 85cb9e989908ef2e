import {hash} from 'node:crypto';
import {parseDigest, type Digest, type NodeOf} from '@matchcut/plan';
import {createElement, Fragment, isValidElement, type ReactNode} from 'react';
import {createAlikeContents, type AlikeContents} from './alike-contents.ts';
import {contentParts} from './content-parts.ts';
import {isOpaqueMarkup, markupSources} from './markup-sources.ts';
import {overlayMarkups, type OverlayMarkup, type OverlayShape} from './overlay-markup.ts';
import {overlaySemantics} from './overlay-semantics.ts';
import {watchChance} from './watch-chance.ts';

/** What shapes an overlay's look besides its own markup. */
export type OverlayWorld = {
  /** The digest of a file that markup names by URL, such as a `staticFile`; `null` where it can't be found. */
  readonly sourceDigest: (url: string) => Digest | null;
  /** The digest of the style sheets that apply to every overlay of the film; `null` where there are none. */
  readonly stylesDigest: Digest | null;
  /** Watches which code runs while an overlay is rendered. */
  readonly watchCode: WatchCode;
  /**
   * The digest of everything that an overlay could possibly draw: every source file of the film, its props, its
   * static files. Asked only for overlays that can't be looked at without a browser.
   */
  readonly everythingDigest: () => Digest;
  /**
   * Told the markup of each frame of an overlay, as far as it has any, when the overlay is looked at; and the URLs that
   * its pictures are given once they are drawn.
   */
  readonly tellMarkup?: (address: string, frames: readonly string[], sources: readonly string[]) => void;
};

/** Begins to watch; what it returns ends that and tells what ran. Ended exactly once. */
export type WatchCode = () => EndOfWatch;

/** `components`: the types of all elements that the content was made with before it was rendered. */
export type EndOfWatch = (components: ReadonlySet<unknown>) => CodeThatRan;

export type CodeThatRan =
  /** Markup tells all that it draws. */
  | {
      readonly kind: 'told';
      /**
       * Whether it draws the same again of the same content, for as long as this process runs: nothing of it keeps
       * anything. Content that is there many times, as in rows of a film, is then rendered once. @default false
       */
      readonly repeats?: boolean;
    }
  /**
   * It may draw what no markup tells, in effects for instance; the digest covers whatever could shape that. What
   * `readsPage` may also see where in the film the overlay stands. Nothing of it keeps anything.
   */
  | {readonly kind: 'untold'; readonly digest: Digest; readonly readsPage: boolean}
  /** Anything of the film may shape what it draws. */
  | {readonly kind: 'unknown'};

/** One digest a frame; equal digests mean equal pictures. */
export type OverlayLooks = (
  overlay: NodeOf<'overlay'>,
  address: string,
  shape: OverlayShape,
) => readonly Digest[];

/**
 * Tells what overlays look like, frame by frame, without a browser: by the digest of their markup and of the files
 * that it draws on. Where it stands and how it was written down is no part of that.
 *
 * Content whose markup is made by code that may draw by itself has looks of the code's digest, of all that went into
 * it and of the frame's number too. Content that suspends, that throws without a browser, that asks for the time or
 * for chance, or that was handed what can't be compared gets looks that change with anything in the film.
 *
 * Looks are kept by the node's identity: an overlay that did not change is not looked at again. Nor is another one of
 * equal content, where what draws it repeats itself.
 */
export function createOverlayLooks(world: OverlayWorld): OverlayLooks {
  const kept = new WeakMap<NodeOf<'overlay'>, Map<string, readonly Digest[]>>();
  const alike = createAlikeContents<SeenContent>();
  return (overlay, address, shape) => {
    const name = JSON.stringify([address, shape]);
    const looks = kept.get(overlay) ?? new Map<string, readonly Digest[]>();
    kept.set(overlay, looks);
    const known = looks.get(name);
    if (known !== undefined) return known;
    const seen = looksOf(overlay, address, shape, world, alike);
    looks.set(name, seen);
    return seen;
  };
}

/** What was seen of content that is seen again wherever it stands. */
type SeenContent = {
  readonly looks: readonly Digest[];
  readonly frames: readonly string[];
  readonly sources: readonly string[];
};

function looksOf(
  overlay: NodeOf<'overlay'>,
  address: string,
  shape: OverlayShape,
  world: OverlayWorld,
  alike: AlikeContents<SeenContent>,
): readonly Digest[] {
  const content = reactNode(overlay.props.content);
  return toldLooks(content, address, shape, world, alike) ?? opaqueLooks(address, shape, world);
}

/** `null` where it can't be told what the overlay looks like. */
function toldLooks(
  content: ReactNode,
  address: string,
  shape: OverlayShape,
  world: OverlayWorld,
  alike: AlikeContents<SeenContent>,
): readonly Digest[] | null {
  const parts = contentParts(content);
  const before = alike.find(parts, shape);
  if (before !== null) {
    world.tellMarkup?.(address, before.frames, before.sources);
    return before.looks;
  }
  const endOfWatch = world.watchCode();
  const {result: markups, tookChances} = watchChance(() => tryMarkups(content, shape));
  const code = endOfWatch(parts.components);
  const frames = markups?.map(({html}) => html) ?? [];
  const drawn = [...new Set(markups?.flatMap(({sources}) => sources))];
  if (markups !== null) world.tellMarkup?.(address, frames, drawn);
  if (markups === null || tookChances || parts.touchesElements || code.kind === 'unknown') return null;
  if (code.kind === 'untold' && parts.values === null) return null;

  const untold =
    code.kind === 'told'
      ? null
      : [code.digest, parts.values, shape.frameRate, shape.frames, code.readsPage ? address : null];
  const known = new Map<string, Digest>();
  const looks: Digest[] = [];
  for (const [frame, {html, sources}] of markups.entries()) {
    const name = untold === null ? `${html}\n${sources.join('\n')}` : `${frame}`;
    const look = known.get(name) ?? lookOf(html, sources, untold && [...untold, frame], shape, world);
    if (look === null) return null;
    known.set(name, look);
    looks.push(look);
  }
  const repeats = code.kind === 'told' ? code.repeats === true : !code.readsPage;
  if (repeats) alike.keep(parts, shape, {looks, frames, sources: drawn});
  return looks;
}

/** `null` where the markup shows something from elsewhere. */
function lookOf(
  html: string,
  sources: readonly string[],
  untold: unknown,
  shape: OverlayShape,
  world: OverlayWorld,
): Digest | null {
  if (isOpaqueMarkup(html)) return null;
  const files = [...markupSources(html), ...sources].map((url) => [url, world.sourceDigest(url)] as const);
  if (files.some(([, digest]) => digest === null)) return null;
  return digestOf(['markup', overlaySemantics, world.stylesDigest, shape.size, html, files, untold]);
}

/** No two frames count as equal, and any change in the film counts as a change. */
function opaqueLooks(address: string, shape: OverlayShape, world: OverlayWorld): readonly Digest[] {
  const everything = world.everythingDigest();
  return Array.from({length: shape.frames}, (_, frame) =>
    digestOf(['opaque', overlaySemantics, everything, address, shape, frame]),
  );
}

function tryMarkups(content: ReactNode, shape: OverlayShape): readonly OverlayMarkup[] | null {
  try {
    return overlayMarkups(content, shape);
  } catch {
    // It needs a browser, or is broken: the painter will tell.
    return null;
  }
}

/** The tree keeps content as `unknown`; what React can't draw is drawn as nothing. */
function reactNode(content: unknown): ReactNode {
  if (typeof content === 'string' || typeof content === 'number' || isValidElement(content)) return content;
  // Spread, because children between two tags need no keys.
  return Array.isArray(content) ? createElement(Fragment, null, ...content.map(reactNode)) : null;
}

/** Node's own hash, because there is one for each frame. */
function digestOf(value: unknown): Digest {
  const digest = parseDigest(hash('sha256', JSON.stringify(value)));
  if (digest === null) throw new Error('A SHA-256 is always a digest.');
  return digest;
}
