import {randomBytes} from 'node:crypto';

export type FileId = string & {readonly brand: 'file'};

export const makeFileId = (): FileId => `file-${randomBytes(12).toString('hex')}` as FileId;

/** An id that a row names. */
export const fileId = (id: string): FileId => id as FileId;
