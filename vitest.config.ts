import { defineConfig } from 'vitest/config'

/**
 * `unit` lies beside the source and needs nothing; `suite` is `tests/`, with a database, real HTTP and a real browser.
 */
export default defineConfig({
  resolve: { alias: { '@payload-config': new URL('./src/payload.config.ts', import.meta.url).pathname } },
  test: {
    pool: 'forks',
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['{src,collections,publishers,media}/**/*.test.ts'], testTimeout: 15_000 },
      },
      {
        extends: true,
        test: { name: 'suite', include: ['tests/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 120_000 },
      },
    ],
  },
})
