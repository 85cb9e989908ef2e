import {unixSeconds} from '../clock.ts';
import type {StoredFile} from './stored-file.ts';

/** A file as the protocol writes it. Times in seconds since 1970. */
export type FileResource = {
  readonly id: string;
  readonly object: 'file';
  readonly bytes: number;
  readonly created_at: number;
  readonly expires_at?: number;
  readonly filename: string;
  readonly purpose: string;
  readonly status: 'processed';
};

export function presentFile(file: StoredFile): FileResource {
  return {
    id: file.id,
    object: 'file',
    bytes: file.sizeBytes,
    created_at: unixSeconds(file.createdAtMs),
    ...(file.expiresAtMs !== null && {expires_at: unixSeconds(file.expiresAtMs)}),
    filename: file.name,
    purpose: file.purpose,
    status: 'processed',
  };
}
