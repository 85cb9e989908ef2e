export {defineConfig, type Config} from './config/define-config.ts';
