import type {SQLOutputValue} from 'node:sqlite';
import {accountId, type AccountId} from '../account.ts';
import {fileId, type FileId} from './file-id.ts';

/** What a file may be uploaded for. */
export const uploadPurposes = ['assistants', 'batch', 'fine-tune', 'user_data', 'vision'] as const;

export type FilePurpose = (typeof uploadPurposes)[number] | 'batch_output';

export type NewFile = {
  readonly account: AccountId;
  /** As the client named it; never a path here. */
  readonly name: string;
  readonly purpose: FilePurpose;
  readonly sizeBytes: number;
  readonly createdAtMs: number;
  /** Null: kept until it is deleted. */
  readonly expiresAtMs: number | null;
};

export type StoredFile = NewFile & {
  readonly id: FileId;
  /** Rises with each file: the order of lists. */
  readonly number: number;
};

export function readStoredFile(row: Readonly<Record<string, SQLOutputValue>>): StoredFile {
  return {
    number: Number(row['number']),
    id: fileId(String(row['id'])),
    account: accountId(String(row['account'])),
    name: String(row['name']),
    purpose: row['purpose'] as FilePurpose,
    sizeBytes: Number(row['bytes']),
    createdAtMs: Number(row['created_at']),
    expiresAtMs: row['expires_at'] === null ? null : Number(row['expires_at']),
  };
}
