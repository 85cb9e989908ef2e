export type {
  ContinuationDialect,
  CreateDialect,
  Dialect,
  Encoding,
  IdentityDialect,
  KeyDialect,
  ListDialect,
  Model,
} from './dialects/dialect.ts';
export {dialects, type DialectName} from './dialects/dialects.ts';
export {sora} from './sora.ts';
export type {SoraOptions, WebhookOptions} from './sora-options.ts';
