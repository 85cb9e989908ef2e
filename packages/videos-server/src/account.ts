import {createHash} from 'node:crypto';

/** Everything that was made with one API key. The key itself is kept nowhere. */
export type AccountId = string & {readonly brand: 'account'};

export const accountOf = (apiKey: string): AccountId =>
  `acct_${createHash('sha256').update(apiKey).digest('hex').slice(0, 32)}` as AccountId;

/** The account that a row belongs to. */
export const accountId = (id: string): AccountId => id as AccountId;
