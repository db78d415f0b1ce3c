import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // Without it, tests that import graphql get a second copy of it, and its instanceof checks fail.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    // Browsers and databases share few cores; the limits only end what hangs.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
