import {randomBytes} from 'node:crypto';

export type BatchId = string & {readonly brand: 'batch'};

export const makeBatchId = (): BatchId => `batch_${randomBytes(16).toString('hex')}` as BatchId;

/** An id that a row names. */
export const batchId = (id: string): BatchId => id as BatchId;
