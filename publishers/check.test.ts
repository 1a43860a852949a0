/** `Connector.check` of every platform that has one, over real HTTP against its fake. */
import { expect, it } from 'vitest'
import type { Json } from '../src/core/story.ts'
import { fakes } from './fakes.gen.ts'
import { manifests } from './manifests.gen.ts'
import { registry } from './registry.gen.ts'
import { failureOf } from './testing/contract-subject.ts'
import { openStand, type Stand } from './testing/stand.ts'
import type { Connector } from './publisher.ts'

async function checking(platform: string, test: (stand: Stand, check: NonNullable<Connector['check']>, good: Json) => Promise<void>) {
  const [publisher, connector, fake] = [
    await registry[platform]?.publisher(),
    await registry[platform]?.connector(),
    await fakes[platform]?.(),
  ]
  if (!publisher || !connector?.check || !fake) throw new Error(`${platform} cannot be checked.`)
  const stand = await openStand(publisher, fake)
  try {
    await test(stand, connector.check.bind(connector), fake.credentials(stand.baseUrl))
    expect(stand.fake.records()).toEqual([])
  } finally {
    await stand.close()
  }
}

/** Where every call is seen by somebody, there is none that is harmless. */
const platforms: string[] = []
for (const [platform, entry] of Object.entries(registry)) if ((await entry.connector()).check) platforms.push(platform)

it('is there for every platform but those that have no harmless call', () => {
  expect(Object.keys(registry).filter((platform) => !platforms.includes(platform))).toEqual(['teams'])
})

it.each(platforms)('finds nothing wrong with good access to %s', (platform) =>
  checking(platform, (stand, check, good) => check(good, stand.connecting())),
)

/** A key pair of one's own is nobody's to refuse. */
const canBeRefused = (platform: string) => manifests[platform]?.auth !== 'key-pair'
/** Two of its characters change places: it has the shape that it had. */
function spoil(secret: string): string {
  let at = Math.floor(secret.length * 0.6)
  while (secret[at] === secret[at + 1]) at++
  return `${secret.slice(0, at)}${secret[at + 1]}${secret[at]}${secret.slice(at + 2)}`
}
const isSecret = /token|jwt|access|secret|password|key/i

it.each(platforms.filter(canBeRefused))('says reconnect where %s refuses it', (platform) =>
  checking(platform, async (stand, check, good) => {
    const spoiled = Object.fromEntries(
      Object.entries(good as { [name: string]: string }).map(([name, value]) => [name, isSecret.test(name) ? spoil(value) : value]),
    )
    expect((await failureOf(stand, check(spoiled, stand.connecting()))).kind).toBe('reconnect')
  }),
)

it.each([
  ['mastodon', { accountId: '4711' }],
  ['bluesky', { did: 'did:plc:somebodyelse' }],
])('says reconnect where the access to %s is to another account', (platform, other) =>
  checking(platform, async (stand, check, good) => {
    const error = await failureOf(stand, check({ ...(good as object), ...other }, stand.connecting()))
    expect(error).toMatchObject({ kind: 'reconnect', code: 'account-changed' })
  }),
)
