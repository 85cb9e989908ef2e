export {animatic, type AnimaticOptions} from '@matchcut/engine-animatic';
export {sora, type SoraOptions} from '@matchcut/engine-sora';
