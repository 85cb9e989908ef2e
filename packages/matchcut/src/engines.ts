export {animatic, type AnimaticOptions} from '@matchcut/engine-animatic';
export {
  dialects,
  sora,
  type Dialect,
  type DialectName,
  type Model,
  type SoraOptions,
} from '@matchcut/engine-sora';
