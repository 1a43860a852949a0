/** What is Teams' own; what all platforms promise stands in the contract. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HttpClient } from '../publisher.ts'
import { deliver, failureOf } from '../testing/contract-subject.ts'
import { openStand, type Stand } from '../testing/stand.ts'
import { imageOf, storyOf } from '../testing/stories.ts'
import { markdown } from './card.ts'
import { compose } from './compose.ts'
import connector from './connect.ts'
import platform, { readable } from './fake.ts'
import publisher from './publisher.ts'
import { workflowAt } from './workflow.ts'

let stand: Stand
beforeEach(async () => {
  stand = await openStand(publisher, platform)
})
afterEach(() => stand.close())

const send = (...story: Parameters<typeof storyOf>) => deliver({ publisher, connector, platform }, stand, storyOf(...story)).send()
const calls = () => stand.told.filter((line) => line.includes('"method"'))

describe('markdown', () => {
  it.each([
    ['*neu* _neu_ [x](y)', '\\*neu\\* \\_neu\\_ \\[x\\](y)'],
    ['- eins\n- zwei', '\\- eins\n\n\\- zwei'],
    ['1. eins', '1\u200b. eins'],
    ['Siehe https://a.example/b_c.', 'Siehe [https://a.example/b\\_c](https://a.example/b_c).'],
    ['https://a.example/(b)', '[https://a.example/(b)](https://a.example/(b))'.replace('/(b))', '/%28b%29)')],
    ['a\n\nb', 'a\n\n\n\nb'],
  ])('sends %j so that it is read as it was written', (text, sent) => {
    expect(markdown(text)).toBe(sent)
    expect(readable(sent)).toBe(text)
  })
})

describe('a card', () => {
  it('has the link as a button, with the title of the post', async () => {
    await send('x')
    expect(stand.fake.timeline()[0]?.card).toMatchObject({ url: 'https://acme.example/blog/x', title: 'Titel: x' })
    expect(compose(storyOf('y', { language: 'en' })).button?.title).toBe('https://acme.example/blog/y')
    expect(compose(storyOf('z', { link: null })).button).toBeNull()
  })

  it('is refused before it is sent when all of it together is too large', async () => {
    const failure = await failureOf(stand, send('x', { text: '*'.repeat(15_000) }))
    expect(failure).toMatchObject({ kind: 'rejected', code: 'card-too-large' })
    expect(calls()).toEqual([])
  })

  it('is refused before it is sent when it has more pictures than it says', async () => {
    const media = Array.from({ length: 6 }, (_, at) => imageOf(`${at}`))
    expect(await failureOf(stand, send('x', { media }))).toMatchObject({ kind: 'rejected', code: 'too-many-images' })
    expect(calls()).toEqual([])
  })

  it('leads to the channel, for nobody tells its own address', async () => {
    expect((await send('x')).url).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/channel\//)
  })

  it('goes by its delivery where no run is told', async () => {
    const http: HttpClient = {
      request: (_, __, { answer }) => Promise.resolve({ status: 202, headers: new Headers(), body: answer.parse(null) }),
    }
    const ctx = stand.context({ deliveryKey: 'delivery-42' })
    expect(await publisher.publish(compose(storyOf('x')), { ...ctx, http })).toMatchObject({ remoteId: 'delivery-42' })
  })
})

describe('connecting', () => {
  const { valid: { workflow = '', channel = '' } = {} } = platform.connect('')

  it('posts nothing, and shows nothing of the address', async () => {
    const begun = await connector.begin({ workflow, channel }, stand.connecting())
    if (!('connection' in begun)) throw new Error('no connection')
    expect(begun.connection.account).toMatchObject({ handle: 'Neuigkeiten', url: channel })
    expect(JSON.stringify(begun.connection.account)).not.toMatch(/sig|workflows/)
    expect(stand.fake.records()).toEqual([])
  })

  it('does without the link to the channel', async () => {
    const begun = await connector.begin({ workflow }, stand.connecting())
    expect(begun).toMatchObject({ connection: { account: { handle: 'Microsoft Teams', url: 'https://teams.microsoft.com' } } })
  })

  it('knows both kinds of addresses that Teams has given out', () => {
    const path = '/powerautomate/automations/direct/workflows/0a1b/triggers/manual/paths/invoke?api-version=1&sig=x'
    const origin = 'https://default0a1b.2c.environment.api.powerplatform.com'
    expect(workflowAt(`${origin}:443${path}`)).toEqual({ origin, path })
    expect(workflowAt(workflow).origin).toBe('https://prod-01.westeurope.logic.azure.com')
  })

  it.each([
    ['https://acme.webhook.office.com/webhookb2/1', '', 'connector-retired'],
    ['https://example.com/workflows/1?sig=x', '', 'address-invalid'],
    ['https://logic.azure.com.evil.example/workflows/1?sig=x', '', 'address-invalid'],
    [workflow.replace('sig=', 'key='), '', 'address-invalid'],
    [workflow.replace('https:', 'http:'), '', 'address-invalid'],
    [workflow, 'https://example.com/l/channel/1/x', 'channel-invalid'],
    [workflow, 'https://teams.microsoft.com/', 'channel-invalid'],
  ])('calls nobody with %j and %j', async (typed, link, code) => {
    const failure = await failureOf(stand, connector.begin({ workflow: typed, channel: link }, stand.connecting()))
    expect(failure).toMatchObject({ kind: 'rejected', code })
    expect(calls()).toEqual([])
  })

  it('says that a workflow is gone, in words that do not repeat its key', async () => {
    const failure = await failureOf(stand, connector.begin({ workflow: workflow.replace('0a1b', 'ffff') }, stand.connecting()))
    expect(failure).toMatchObject({ kind: 'reconnect', code: 'WorkflowNotFound' })
    const refused = await failureOf(stand, connector.begin(platform.connect('').refused ?? {}, stand.connecting()))
    expect(refused).toMatchObject({ kind: 'reconnect', code: 'DirectApiAuthorizationRequired' })
    expect(`${refused.message} ${String(refused.cause)}`).not.toContain('sig=')
  })
})
