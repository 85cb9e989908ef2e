import type {JsonObject} from '@matchcut/engine';
import {sha256} from '@noble/hashes/sha2.js';
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js';
import {canonicalJson} from './canonical-json.ts';

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
  return bytesToHex(sha256(utf8ToBytes(canonicalJson([kind, request])))) as Key;
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
