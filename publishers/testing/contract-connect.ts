/** connect: what a person types, or the way to the platform and back. */
import { describe, expect, it } from 'vitest'
import { languages } from '../../src/core/story.ts'
import type { Choices, Connection } from '../publisher.ts'
import { consent } from './consent.ts'
import { deliver, failureOf, throughJson, withStand, type Subject } from './contract-subject.ts'
import type { Stand } from './stand.ts'
import { storyOf } from './stories.ts'

export function connecting(subject: Subject): void {
  const { publisher, connector, platform } = subject

  /** Where the sign-in opens several accounts, the first is taken. */
  const settle = async (stand: Stand, outcome: Connection | Choices): Promise<Connection> => {
    if (!('choices' in outcome)) return outcome
    const [first] = outcome.choices
    if (!first || !connector.choose) throw new Error('Nothing can be chosen.')
    expect(new Set(outcome.choices.map(({ id }) => id)).size).toBe(outcome.choices.length)
    for (const { label } of outcome.choices) expect(label.trim()).not.toBe('')
    const pending = throughJson(outcome.pending)
    expect((await failureOf(stand, connector.choose(pending, 'none-of-them', stand.connecting()))).kind).toBe('rejected')
    return connector.choose(pending, first.id, stand.connecting())
  }

  const expectGood = async (stand: Stand, connection: Connection) => {
    expect(connection.account.id).not.toBe('')
    expect(connection.account.handle).not.toBe('')
    expect(URL.canParse(connection.account.url)).toBe(true)
    const credentials = throughJson(connection.credentials)
    expect(credentials).toEqual(connection.credentials)
    const delivery = deliver(subject, stand, storyOf('with new credentials'))
    await publisher.publish(await delivery.stage({ credentials }), delivery.context({ credentials }))
    expect(stand.fake.records()).toHaveLength(1)
  }

  it('asks in every language, and for nothing that it does not use', () =>
    withStand(subject, async (stand) => {
      const { valid, refused, redirect } = platform.connect(stand.baseUrl)
      expect(valid ?? redirect, 'no way leads to an account').toBeDefined()
      expect(redirect !== undefined).toBe(connector.finish !== undefined)
      const names = connector.fields.map(({ name }) => name)
      expect(new Set(names).size).toBe(names.length)
      for (const input of [valid ?? {}, refused ?? {}, redirect ?? {}]) expect(names).toEqual(expect.arrayContaining(Object.keys(input)))
      for (const { name, label, help, required } of connector.fields) {
        for (const language of languages) expect([label[language], help[language]]).not.toContain('')
        if (required) expect((valid ?? redirect)?.[name]).toBeTruthy()
      }
    }))

  const { valid: isTyped, refused: isRefused } = platform.connect('http://fake.invalid')
  if (isTyped)
    it('connects with what is valid, for credentials that work', () =>
      withStand(subject, async (stand) => {
        const { valid = {} } = platform.connect(stand.baseUrl)
        const begun = await connector.begin(valid, stand.connecting())
        if ('redirect' in begun) throw new Error('valid leads to a sign-in: the fake should name it redirect')
        const connection = await settle(stand, 'connection' in begun ? begun.connection : begun)
        await expectGood(stand, connection)
        for (const { name, secret } of connector.fields) {
          const typed = valid[name]
          if (secret && typed) expect(JSON.stringify(connection.account)).not.toContain(typed)
        }
      }))

  if (isTyped || isRefused)
    it('is refused with what is not', () =>
      withStand(subject, async (stand) => {
        const { refused } = platform.connect(stand.baseUrl)
        const context = publisher.manifest.auth === 'hub' ? stand.connecting('token-of-nobody') : stand.connecting()
        expect((await failureOf(stand, connector.begin(refused ?? {}, context))).kind).toBe('reconnect')
      }))

  if (publisher.manifest.app)
    it('says that the keys of the app are missing, and calls nobody', () =>
      withStand(subject, async (stand) => {
        const { valid, redirect = valid ?? {} } = platform.connect(stand.baseUrl)
        const failure = await failureOf(stand, connector.begin(redirect, { ...stand.connecting(), app: null }))
        expect([failure.kind, failure.code]).toEqual(['rejected', 'app-missing'])
        expect(stand.told.filter((line) => line.startsWith('{"method"'))).toEqual([])
      }))

  it('says rejected, and calls nobody, when a required field is empty', () =>
    withStand(subject, async (stand) => {
      const { valid, redirect } = platform.connect(stand.baseUrl)
      for (const { name } of connector.fields.filter(({ required }) => required))
        for (const typed of ['', ' '])
          expect((await failureOf(stand, connector.begin({ ...(valid ?? redirect), [name]: typed }, stand.connecting()))).kind).toBe(
            'rejected',
          )
      expect(stand.told.filter((line) => line.startsWith('{"method"'))).toEqual([])
    }))

  if (connector.refresh !== undefined)
    it('refreshes credentials', () =>
      withStand(subject, async (stand) => {
        const refreshed = await connector.refresh?.(platform.credentials(stand.baseUrl), stand.connecting())
        if (refreshed) await expectGood(stand, refreshed)
      }))

  if (connector.finish !== undefined)
    describe('with a sign-in at the platform', () => {
      const begin = async (stand: Stand) => {
        const input = platform.connect(stand.baseUrl).redirect
        const begun = await connector.begin(input ?? {}, stand.connecting())
        if (!('redirect' in begun)) throw new Error('no redirect')
        return { ...begun, pending: throughJson(begun.pending) }
      }
      const finish = async (stand: Stand, pending: Awaited<ReturnType<typeof begin>>['pending'], query: { [name: string]: string }) => {
        if (!connector.finish) throw new Error('no finish')
        return connector.finish(pending, query, stand.connecting())
      }

      /** Pushed requests were told ours, and name none. */
      const stateOf = (stand: Stand, { redirect }: { readonly redirect: string }) =>
        new URL(redirect).searchParams.get('state') ?? stand.connecting().state

      it('goes there and back, and the way back works once', () =>
        withStand(subject, async (stand) => {
          const { redirect, pending } = await begin(stand)
          const back = await consent(redirect)
          expect(back.origin + back.pathname).toBe(stand.connecting().redirectUri)
          const query = Object.fromEntries(back.searchParams)
          await failureOf(stand, finish(stand, pending, { ...query, state: 'of-somebody-else' }))
          await expectGood(stand, await settle(stand, await finish(stand, pending, query)))
          expect((await failureOf(stand, finish(stand, pending, query))).kind).toBe('reconnect')
        }))

      it('does not take another person’s code', () =>
        withStand(subject, async (stand) => {
          const [ours, theirs] = [await begin(stand), await begin(stand)]
          // Where a platform knows no PKCE, a code belongs to no sign-in: the state alone protects, which the test before has tried.
          const asked = new URL(ours.redirect).searchParams
          if (!asked.has('code_challenge') && !asked.has('request_uri')) return
          const query = Object.fromEntries((await consent(theirs.redirect)).searchParams)
          await failureOf(stand, finish(stand, ours.pending, { ...query, state: stateOf(stand, ours) }))
        }))

      it('says reconnect when the person refuses', () =>
        withStand(subject, async (stand) => {
          const begun = await begin(stand)
          const query = { error: 'access_denied', state: stateOf(stand, begun) }
          expect((await failureOf(stand, finish(stand, begun.pending, query))).kind).toBe('reconnect')
        }))
    })
}
