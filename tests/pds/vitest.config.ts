import { defineConfig } from 'vitest/config'

/** Apart from the suite: these need the installation of this folder. `npm run test:pds` makes it and comes here. */
export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  cacheDir: '../../node_modules/.vite/pds',
  test: {
    name: 'pds',
    include: ['*.test.ts'],
    pool: 'forks',
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // Each file opens servers of its own: side by side they only wait for each other.
    fileParallelism: false,
  },
})
