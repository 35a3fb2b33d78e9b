import { defineConfig } from 'vitest/config'

/**
 * `unit` needs no server and belongs to `check`. The others speak GraphQL to real services on a real MongoDB and Redis,
 * which `infra/local` starts before them, one group after the other: two cores, and Redis databases are shared out by
 * file. Missing infrastructure fails, never skips.
 */
const real = {
  testTimeout: 120_000,
  hookTimeout: 180_000,
  fileParallelism: false,
  env: { TN_LOG_LEVEL: 'error' },
} as const

export default defineConfig({
  // Node loads graphql's CommonJS build for everybody; Vite would take the other one for us and make two of it
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{services/*,gateway,web,infra,test}/**/*.test.ts'],
          exclude: [
            '**/node_modules/**',
            'services/*/test/**',
            'gateway/test/**',
            'test/{journeys,privacy,browser,contract,crash}/**',
          ],
          setupFiles: ['test/fixed-seed.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'service',
          include: [
            'services/*/test/**/*.test.ts',
            'gateway/test/**/*.test.ts',
            'test/contract/**/*.test.ts',
          ],
          sequence: { groupOrder: 1 },
          ...real,
        },
      },
      {
        test: {
          name: 'journey',
          include: ['test/{journeys,privacy,crash}/**/*.test.ts'],
          sequence: { groupOrder: 2 },
          ...real,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          sequence: { groupOrder: 3 },
          ...real,
        },
      },
    ],
  },
})
