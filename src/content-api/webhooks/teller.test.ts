import { beforeEach, describe, expect, it } from 'vitest'
import type { Clock } from '../../core/clock.ts'
import type { ContentChange } from '../changes.ts'
import type { LoggedChange } from '../events/change-log.ts'
import { eventId, eventSchema } from '../events/event.ts'
import { createTeller } from './teller.ts'
import { aChange, memoryWebhooks, type MemoryWebhooks } from './testing.ts'

const brand = { id: 'brand-a', slug: 'acme' }

describe('telling webhooks', () => {
  let now: Date
  let store: MemoryWebhooks
  let logged: LoggedChange[]
  let rings: number
  let asked: Date[]
  let errors: string[]
  let reaches: boolean
  const clock: Clock = { now: () => now }
  const started = new Date('2026-11-29T12:00:00.000Z')
  const after = (ms: number) => new Date(started.getTime() + ms)

  beforeEach(() => {
    now = started
    store = memoryWebhooks()
    logged = []
    asked = []
    errors = []
    rings = 0
    reaches = true
  })
  const process = () =>
    createTeller({
      store,
      clock,
      sites: { brand: async (id) => (id === brand.id ? (brand as never) : null) },
      changes: {
        async since(at) {
          asked.push(at)
          return reaches
            ? logged
                .filter((change) => change.at >= at)
                .map(({ entry, ...rest }) => ({ ...rest, before: null, after: entry }) as ContentChange)
            : null
        },
      },
      log: { error: (_, message) => void errors.push(message) },
      ring: () => rings++,
    })

  it('makes a small message without content, for each webhook that wants it', async () => {
    store.addHook({ id: 'all' })
    store.addHook({ id: 'brand', brand: 'brand-a' })
    store.addHook({ id: 'other brand', brand: 'brand-b' })
    store.addHook({ id: 'other events', events: ['post.withdrawn'] })
    store.addHook({ id: 'off', active: false })
    const change = aChange({ at: started })
    expect(await process().tell(change)).toBe(2)
    expect(store.calls.map(({ webhook }) => webhook)).toEqual(['all', 'brand'])
    expect(eventSchema.strict().parse(JSON.parse(store.calls[0]?.body ?? ''))).toEqual({
      type: 'post.published',
      timestamp: started.toISOString(),
      data: {
        id: 'post-1',
        brand,
        language: 'de',
        languages: ['de'],
        slugs: { de: 'post-1' },
        urls: { de: 'https://www.example.com/post-1' },
        changedAt: started.toISOString(),
      },
    })
    expect(rings).toBe(1)
  })

  it('tells what several processes see once, under one id that no full stop is in', async () => {
    store.addHook({ id: 'all' })
    const change = aChange({ at: started })
    const [first, second] = [process(), process()]
    expect((await first.tell(change)) + (await second.tell(change)) + (await second.tell({ ...change, type: 'post.changed' }))).toBe(1)
    expect(store.calls[0]?.event).toBe(eventId(change))
    expect(store.calls[0]?.event).not.toContain('.')
  })

  it('tells nothing of the time before the webhook was there', async () => {
    store.addHook({ id: 'all', since: after(1) })
    const teller = process()
    expect(await teller.tell(aChange({ at: started }))).toBe(0)
    logged = [aChange({ at: started })]
    now = after(10)
    expect(await teller.sweep()).toBe(0)
    expect(await teller.tell(aChange({ at: after(1) }))).toBe(1)
  })

  it('finds what a crash left untold, and tells nothing a second time', async () => {
    store.addHook({ id: 'one' })
    store.addHook({ id: 'two' })
    logged = [
      aChange({ post: 'told', at: started }),
      aChange({ post: 'half told', at: after(1) }),
      aChange({ post: 'untold', at: after(2), type: 'post.withdrawn' }),
    ]
    const crashed = process()
    await crashed.tell(logged[0] as LoggedChange)
    const two = store.hooks.get('two')
    store.hooks.delete('two')
    await crashed.tell(logged[1] as LoggedChange)
    if (two) store.hooks.set('two', two)

    now = after(3 * 24 * 60 * 60_000)
    const restarted = process()
    expect(await restarted.sweep()).toBe(3)
    expect(await restarted.sweep()).toBe(0)
    const told = store.calls.map(({ webhook, post, type }) => `${webhook}: ${post} ${type}`)
    expect(told.sort()).toEqual([
      'one: half told post.published',
      'one: told post.published',
      'one: untold post.withdrawn',
      'two: half told post.published',
      'two: told post.published',
      'two: untold post.withdrawn',
    ])
  })

  it('looks back a week at first, then a little further than the last time', async () => {
    store.addHook({ id: 'one' })
    const teller = process()
    await teller.sweep()
    now = after(60_000)
    await teller.sweep()
    now = after(120_000)
    await teller.sweep()
    expect(asked).toEqual([after(-7 * 24 * 60 * 60_000), after(-10 * 60_000), after(60_000 - 10 * 60_000)])
  })

  it('says when it cannot look so far back', async () => {
    store.addHook({ id: 'one' })
    reaches = false
    expect(await process().sweep()).toBe(0)
    expect(errors).toEqual([expect.stringContaining('may have missed')])
  })
})
