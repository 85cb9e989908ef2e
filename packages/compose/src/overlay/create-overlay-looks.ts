import {digestBytes, type Digest, type NodeOf} from '@matchcut/plan';
import {createElement, Fragment, isValidElement, type ReactNode} from 'react';
import {isOpaqueMarkup, markupSources} from './markup-sources.ts';
import {overlayMarkup, type OverlayMarkup, type OverlayShape} from './overlay-markup.ts';
import {overlaySemantics} from './overlay-semantics.ts';

/** What shapes an overlay's look besides its own markup. */
export type OverlayWorld = {
  /** The digest of a file that markup names by URL, such as a `staticFile`; `null` where it can't be found. */
  readonly sourceDigest: (url: string) => Digest | null;
  /**
   * The digest of all the code that overlays are made of but the film's entry file: effects may draw what markup
   * does not show. `null` leaves it out.
   */
  readonly componentsDigest: Digest | null;
  /**
   * The digest of everything that an overlay could possibly draw: every source file of the film, its props, its
   * static files. Asked only for overlays that can't be looked at without a browser.
   */
  readonly everythingDigest: () => Digest;
};

/** One digest a frame; equal digests mean equal pictures. */
export type OverlayLooks = (
  overlay: NodeOf<'overlay'>,
  address: string,
  shape: OverlayShape,
) => readonly Digest[];

/**
 * Tells what overlays look like, frame by frame, without a browser: by the digest of their markup and of the files
 * that it draws on. Content that markup doesn't tell everything of, that suspends, that throws without a browser or
 * that differs from one rendering to the next gets digests that change with anything in the film.
 *
 * What a component draws in an effect, without a canvas, is not in its markup: `componentsDigest` covers its code,
 * but not what it measures or reads while it runs.
 *
 * Looks are kept by the node's identity: an overlay that did not change is not looked at again.
 */
export function createOverlayLooks(world: OverlayWorld): OverlayLooks {
  const kept = new WeakMap<NodeOf<'overlay'>, Map<string, readonly Digest[]>>();
  return (overlay, address, shape) => {
    const name = JSON.stringify([address, shape]);
    const looks = kept.get(overlay) ?? new Map<string, readonly Digest[]>();
    kept.set(overlay, looks);
    const known = looks.get(name);
    if (known !== undefined) return known;
    const seen = looksOf(overlay, address, shape, world);
    looks.set(name, seen);
    return seen;
  };
}

function looksOf(
  overlay: NodeOf<'overlay'>,
  address: string,
  shape: OverlayShape,
  world: OverlayWorld,
): readonly Digest[] {
  const content = reactNode(overlay.props.content);
  const frames = Array.from({length: shape.frames}, (_, frame) => frame);
  return markupLooks(content, frames, shape, world) ?? opaqueLooks(address, frames, shape, world);
}

/** `null` where markup can't tell what the overlay looks like. */
function markupLooks(
  content: ReactNode,
  frames: readonly number[],
  shape: OverlayShape,
  world: OverlayWorld,
): readonly Digest[] | null {
  const looks: Digest[] = [];
  for (const frame of frames) {
    const markup = tryMarkup(content, frame, shape);
    // Chance and clocks show in the first frame already.
    if (frame === 0 && JSON.stringify(markup) !== JSON.stringify(tryMarkup(content, frame, shape)))
      return null;
    if (markup === null || isOpaqueMarkup(markup.html)) return null;
    const files = [...markupSources(markup.html), ...markup.sources].map(
      (url) => [url, world.sourceDigest(url)] as const,
    );
    if (files.some(([, digest]) => digest === null)) return null;
    looks.push(
      digestOf(['markup', overlaySemantics, world.componentsDigest, shape.size, markup.html, files]),
    );
  }
  return looks;
}

/** No two frames count as equal, and any change in the film counts as a change. */
function opaqueLooks(
  address: string,
  frames: readonly number[],
  shape: OverlayShape,
  world: OverlayWorld,
): readonly Digest[] {
  const everything = world.everythingDigest();
  return frames.map((frame) => digestOf(['opaque', overlaySemantics, everything, address, shape, frame]));
}

function tryMarkup(content: ReactNode, frame: number, shape: OverlayShape): OverlayMarkup | null {
  try {
    return overlayMarkup(content, frame, shape);
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

function digestOf(value: unknown): Digest {
  return digestBytes(new TextEncoder().encode(JSON.stringify(value)));
}
