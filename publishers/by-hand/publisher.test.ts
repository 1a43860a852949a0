/** What is particular to all platforms that only people can post to. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { deliver, failureOf } from '../testing/contract-subject.ts'
import { openStand, type Stand } from '../testing/stand.ts'
import { filmOf, imageOf, storyOf } from '../testing/stories.ts'
import connector from './connect.ts'
import platform from './fake.ts'
import publisher from './publisher.ts'

let stand: Stand
beforeEach(async () => {
  stand = await openStand(publisher, platform)
})
afterEach(() => stand.close())

const subject = { publisher, connector, platform }
const { valid = {} } = platform.connect('')

it('is connected with the name of the place, and the account’s own address', async () => {
  expect(await connector.begin({ ...valid, address: ' https://acme.example/there ' }, stand.connecting())).toEqual({
    connection: {
      account: { id: 'https://acme.example/there', handle: 'Acme (Intranet)', url: 'https://acme.example/there' },
      credentials: platform.credentials(stand.baseUrl),
      expiresAt: null,
    },
  })
})

it.each(['acme.example', 'http://acme.example', 'https://anna:secret@acme.example', 'javascript:alert(1)', 'https://'])(
  'takes no address like %s',
  async (address) => {
    const begun = connector.begin({ ...valid, address }, stand.connecting())
    expect(await failureOf(stand, begun)).toMatchObject({ kind: 'rejected', code: 'address-invalid' })
  },
)

it('is asked again while the person is at it, and no sooner than in minutes', async () => {
  const delivery = deliver(subject, stand, storyOf('open'))
  const answer = await publisher.publish(await delivery.stage(), delivery.context())
  const minutes = 'accepted' in answer ? (answer.checkAfter.getTime() - stand.clock.now().getTime()) / 60_000 : 0
  expect(minutes).toBeGreaterThanOrEqual(1)
  expect(minutes).toBeLessThanOrEqual(5)
})

it('names the same media in every attempt, with their hashes', async () => {
  const media = [imageOf('first'), filmOf('second')]
  const delivery = deliver(subject, stand, storyOf('with media', { media }))
  await delivery.publish(await delivery.stage())
  expect(stand.fake.save()).toMatchObject({ tasks: [{ handout: { media: media.map(({ id, sha256 }) => ({ id, sha256 })) } }] })
})

it('a 404 that is not the hub’s own proves nothing', async () => {
  const elsewhere = stand.context({ credentials: { hubUrl: `${stand.baseUrl}/nowhere`, token: 'some token' } })
  await expect(publisher.find?.(null, elsewhere)).rejects.toMatchObject({ kind: 'bug' })
})

it.each([
  { state: 'done', id: 'x', url: 'javascript:alert(1)' },
  { state: 'done', id: '', url: 'https://acme.example' },
  { state: 'opened' },
  [],
])('does not believe %j', async (body) => {
  const http = {
    request: async (_: string, __: string, { answer }: { answer: { parse: (value: unknown) => unknown } }) => ({
      body: answer.parse(body),
    }),
  }
  await expect(publisher.progress?.({}, { ...stand.context(), http: http as never })).rejects.toThrow()
})
