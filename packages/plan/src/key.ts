import type {JsonObject} from '@matchcut/engine';
import {sha256} from '@noble/hashes/sha2.js';
import {bytesToHex} from '@noble/hashes/utils.js';
import {canonicalJson, canonicalObject} from './canonical-json.ts';

declare const keyBrand: unique symbol;
declare const digestBrand: unique symbol;

/** SHA-256, in hex, of all that determines a step's result. */
export type Key = string & {readonly [keyBrand]: true};

/** SHA-256, in hex, of an artifact's bytes. */
export type Digest = string & {readonly [digestBrand]: true};

const hexDigest = /^[0-9a-f]{64}$/;

/**
 * The key of a step: what it is and what it is asked, nothing else. Property order does not count.
 *
 * If what this returns for an unchanged film ever changes, users pay again.
 */
export function stepKey(kind: string, request: JsonObject): Key {
  return hashRequest(kind, canonicalJson(request));
}

/**
 * The same key for a request with long lists, of which all members are in canonical JSON already: planning
 * remembers those, so that a film's key costs no more than joining them.
 *
 * @param lists Names of the lists, and their members in canonical JSON.
 */
export function stepKeyOfWritten(
  kind: string,
  request: JsonObject,
  lists: {readonly [name: string]: readonly string[]},
): Key {
  const members = new Map(Object.entries(request).map(([name, member]) => [name, canonicalJson(member)]));
  for (const [name, list] of Object.entries(lists)) members.set(name, `[${list.join(',')}]`);
  return hashRequest(kind, canonicalObject(members));
}

const utf8 = new TextEncoder();

function hashRequest(kind: string, request: string): Key {
  return bytesToHex(sha256(utf8.encode(`[${JSON.stringify(kind)},${request}]`))) as Key;
}

/** Takes a key from outside (a plan file, a lock); `null` where it is none. */
export function parseKey(text: string): Key | null {
  return hexDigest.test(text) ? (text as Key) : null;
}

/** Takes a digest from outside; `null` where it is none. */
export function parseDigest(text: string): Digest | null {
  return hexDigest.test(text) ? (text as Digest) : null;
}

/** The digest of bytes in memory. */
export function digestBytes(bytes: Uint8Array): Digest {
  return bytesToHex(sha256(bytes)) as Digest;
}
