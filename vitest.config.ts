import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const suite = (name: string, include: string[], database: string) => ({
  extends: true as const,
  test: {
    name,
    include,
    exclude: ['tests/artefacts/**', 'tests/pds/**'],
    env: { TEST_DATABASE: database },
    testTimeout: 180_000,
    hookTimeout: 300_000,
  },
})

/**
 * `unit` lies beside the source and needs nothing. `suite` is `tests/`, with SQLite, real HTTP and a real browser. What needs a
 * database (`tests/integration`) runs again on each server that is named. `tests/pds` needs servers of its own, and has its own command.
 */
export default defineConfig({
  resolve: {
    alias: {
      '@payload-config': new URL('./src/payload.config.ts', import.meta.url).pathname,
      'funkhaus/client': new URL('./src/content-api/client/client.ts', import.meta.url).pathname,
    },
  },
  test: {
    pool: 'forks',
    // Tests mostly wait: for servers, databases and clocks. Left to itself, vitest leaves a core idle.
    maxWorkers: availableParallelism(),
    // How long an effect may take on a slow machine, not how long it takes: one second was a wager on the machine.
    expect: { poll: { timeout: 30_000, interval: 100 } },
    setupFiles: ['tests/support/seeded.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{src,collections,publishers,media}/**/*.test.ts'],
          testTimeout: 60_000,
          setupFiles: process.env.CONFORMANCE_LOG ? ['tests/conformance/record.ts'] : [],
        },
      },
      suite('suite', ['tests/**/*.test.ts'], 'sqlite'),
      ...(process.env.POSTGRES_URL ? [suite('postgres', ['tests/integration/**/*.test.ts'], 'postgres')] : []),
      ...(process.env.MONGODB_URL ? [suite('mongodb', ['tests/integration/**/*.test.ts'], 'mongodb')] : []),
    ],
  },
})
