import type { Database } from './hub.ts'

/**
 * The database that this run is about: the projects `suite`, `postgres` and `mongodb` of vitest.config.ts run the same files
 * against each that is there.
 */
export const database = (process.env.TEST_DATABASE ?? 'sqlite') as Database
