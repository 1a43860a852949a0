/** What some tests need beyond Node, whether it is there, and how to get it. `npm test` starts what is installed. */
import { existsSync } from 'node:fs'
import { describe, it } from 'vitest'

export interface Need {
  /** As in "Not tested here: …". */
  readonly title: string
  /** The address or path by which it is reached, or `null` where it is not there. */
  readonly at: string | null
  /** Why it is not there, as a sentence. */
  readonly reason: string
  /** What brings it. */
  readonly command: string
}

const { env } = process
const chromium = [env.CHROMIUM_PATH, '/usr/bin/chromium'].find((path) => path && existsSync(path))

export const needs = {
  /** `at`: an address with which databases may be created. */
  postgres: {
    title: 'PostgreSQL',
    at: env.POSTGRES_URL || null,
    reason: 'POSTGRES_URL is not set, and no PostgreSQL was found to start.',
    command: 'apt-get install postgresql, then npm test',
  },
  /** `at`: an address of a replica set, with which databases may be created. */
  mongodb: {
    title: 'MongoDB',
    at: env.MONGODB_URL || null,
    reason: 'MONGODB_URL is not set.',
    command:
      "docker run -d --name hub-mongo -p 27017:27017 mongo:8 --replSet rs0 && docker exec hub-mongo mongosh --eval 'rs.initiate()', " +
      'then MONGODB_URL="mongodb://localhost:27017/?directConnection=true&replicaSet=rs0" npm test',
  },
  /** `at`: an empty server, which may be emptied. */
  redis: {
    title: 'Redis',
    at: env.REDIS_URL || null,
    reason: 'REDIS_URL is not set, and no redis-server was found to start.',
    command: 'apt-get install redis-server, then npm test',
  },
  /** `at`: the path of the browser. */
  chromium: {
    title: 'a browser',
    at: chromium ?? null,
    reason: 'CHROMIUM_PATH is not set, and there is no /usr/bin/chromium.',
    command: 'apt-get install chromium, then npm test',
  },
  /** `at`: the path of the program. */
  ffmpeg: {
    title: 'ffmpeg',
    at: ['/usr/bin/ffmpeg', '/usr/local/bin/ffmpeg'].find((path) => existsSync(path)) ?? null,
    reason: 'There is no /usr/bin/ffmpeg.',
    command: 'apt-get install ffmpeg, then npm test',
  },
} as const satisfies Record<string, Need>

/** Names of needs without which the run is a failure: TEST_REQUIRES=postgres,chromium npm test. */
const required = new Set((env.TEST_REQUIRES ?? '').split(','))
const isRequired = (need: Need) => Object.entries<Need>(needs).some(([name, known]) => known === need && required.has(name))

export const missing = (): readonly Need[] => Object.values<Need>(needs).filter(({ at }) => at === null)

/**
 * `describe` for tests that need something. Where it is not there, they are skipped under a title that says why and how to
 * change that; where TEST_REQUIRES names it, that is a failure.
 *
 * @param tests are handed where it is reached
 */
export function describeWith(need: Need, name: string, tests: (at: string) => void): void {
  if (need.at === null && isRequired(need)) {
    it(name, () => {
      throw new Error(`${need.title} is required here. ${need.reason} ${need.command}`)
    })
    return
  }
  const title = need.at === null ? `${name} – skipped: ${need.reason} To test it: ${need.command}` : name
  // Skipped tests are collected nevertheless: so many are counted as are not run.
  describe.skipIf(need.at === null)(title, () => tests(need.at ?? 'not there'))
}
