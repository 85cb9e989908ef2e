import {defineConfig} from 'vitest/config';

// The packages run from source: nothing has to be built before a test.
const conditions = ['@matchcut/source'];

export default defineConfig({
  resolve: {conditions: [...conditions, 'node', 'module', 'import', 'default']},
  ssr: {
    resolve: {
      conditions: [...conditions, 'node', 'module', 'import', 'default'],
      externalConditions: conditions,
    },
  },
  test: {
    include: ['packages/*/src/**/*.test.{ts,tsx}', 'examples/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/out/**', '**/.matchcut/**'],
    // Workers, browsers and encoders run beside the tests, so more workers than this make rendering tests slower.
    maxWorkers: 2,
    // Real encoders on a small shared machine; a hung test is still told within a minute.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    execArgv: ['--conditions=@matchcut/source'],
  },
});
