import {join} from 'node:path';
import react from '@vitejs/plugin-react';
import {defineConfig} from 'vite';
import {noncePlaceholder} from './src/server/nonce-placeholder.ts';

export default defineConfig({
  root: join(import.meta.dirname, 'src', 'page'),
  // Wherever the page is served, what it names is beside it.
  base: './',
  plugins: [react()],
  // Widgets may write styles; the server gives them its nonce.
  html: {cspNonce: noncePlaceholder},
  resolve: {conditions: ['@matchcut/source', 'module', 'browser', 'development|production']},
  build: {
    outDir: join(import.meta.dirname, 'dist', 'page'),
    emptyOutDir: true,
    // Browsers that know `light-dark()`.
    target: ['chrome125', 'firefox128', 'safari18'],
    assetsInlineLimit: 0,
    // It comes from the same machine.
    chunkSizeWarningLimit: 4096,
  },
});
