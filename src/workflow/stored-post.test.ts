import { describe, expect, it } from 'vitest'
import { plainStory } from '../quality/testing.ts'
import { variantHash } from './content-hash.ts'
import { kindOf, recurrenceOf, storedPost, timesOf } from './stored-post.ts'

const weekly = { every: 'week', interval: 2, until: '2026-12-24T12:00:00.000Z' }
const post = (differs: object = {}) => storedPost.parse({ id: 'p', publishAt: '2026-11-30T08:00:00.000Z', ...differs })
const variant = (differs: object) => post({ variants: [differs] }).variants[0]!
const publishAt = new Date('2026-11-30T08:00:00.000Z')

describe('the times of a stored post', () => {
  it('are those of the post, of its own, of a slot from the post’s time on, or none', () => {
    const times = (differs: object) => timesOf(post(), variant(differs), false)
    expect(times({})).toMatchObject({ dueAt: publishAt, ownTime: false, takesSlot: false })
    expect(times({ when: 'with-post', dueAt: '2026-12-01T08:00:00.000Z' })).toMatchObject({ dueAt: publishAt, ownTime: false })
    expect(times({ when: 'at', dueAt: '2026-12-01T08:00:00.000Z' })).toMatchObject({
      dueAt: new Date('2026-12-01T08:00:00.000Z'),
      ownTime: true,
    })
    expect(times({ when: 'at' })).toMatchObject({ dueAt: null, ownTime: true })
    expect(times({ when: 'slot' })).toMatchObject({ dueAt: publishAt, ownTime: false, takesSlot: true })
    expect(times({ when: 'now', dueAt: '2026-12-01T08:00:00.000Z' })).toMatchObject({ dueAt: null, ownTime: false, takesSlot: false })
  })

  it('repeat on networks only, and only where it is said', () => {
    expect(timesOf(post({ recurrence: weekly }), variant({}), false).recurrence).toEqual({
      every: 'week',
      interval: 2,
      until: '2026-12-24',
    })
    expect(timesOf(post({ recurrence: weekly }), variant({}), true).recurrence).toBeNull()
    expect(recurrenceOf(post({ recurrence: { ...weekly, every: 'never' } }))).toBeNull()
    expect(recurrenceOf(post())).toBeNull()
    expect(recurrenceOf(post({ recurrence: { every: 'day' } }))).toEqual({ every: 'day', interval: 1, until: '' })
    expect(recurrenceOf(post({ recurrence: { every: 'day', until: 'soon' } }))?.until).toBe('')
  })

  it('know the late policy, which old posts have not', () => {
    expect(timesOf(post({ latePolicy: 'skip' }), variant({}), true).latePolicy).toBe('skip')
    expect(timesOf(post(), variant({}), false).latePolicy).toBe('default')
  })
})

describe('a form', () => {
  it('says 0 for no rows', () => {
    expect(post({ variants: 0 }).variants).toEqual([])
    expect(variant({ parts: 0 }).parts).toEqual([])
    expect(variant({ parts: [{ text: 'Zwei' }, {}] }).parts).toEqual([{ text: 'Zwei' }, { text: '' }])
  })
})

describe('what kind of post a variant is', () => {
  const target = { channel: 'channel-1', account: 'account-1' }
  const hashOf = (differs: object) => variantHash({ ...plainStory, ...kindOf(variant(differs)) }, target)
  const asked = { options: [{ text: ' Ja ' }, { text: '' }, { text: 'Nein' }], minutes: '60', multiple: null }

  it('is told of a reel, a story and a poll, and of nothing else', () => {
    expect(kindOf(variant({ format: 'reel' }))).toEqual({ format: 'reel' })
    expect(kindOf(variant({ poll: asked }))).toEqual({ poll: { options: ['Ja', 'Nein'], minutes: 60, multiple: false } })
    expect(kindOf(variant({ poll: { options: [{ text: 'Ja' }], multiple: true } })).poll).toEqual({
      options: ['Ja'],
      minutes: 1440,
      multiple: true,
    })
  })

  it('leaves an approval of before there were kinds what it was', () => {
    // The hash that this story had then.
    const before = 'cc02e6c37abb77880e50dcfe0abfe8a9dbca0e50998ff44db26d9e7a5e10c537'
    const unasked = { options: 0, minutes: '1440', multiple: false }
    for (const same of [
      {},
      { format: 'post' },
      { format: null, poll: null },
      { poll: unasked },
      { poll: { options: [{}, { text: ' ' }] } },
    ])
      expect(hashOf(same)).toBe(before)
  })

  it('is what an approval is bound to', () => {
    const kinds = [{}, { format: 'reel' }, { format: 'story' }, { poll: asked }, { poll: { ...asked, minutes: '5' } }]
    const more = [{ poll: { ...asked, multiple: true } }, { poll: { ...asked, options: [...asked.options].reverse() } }]
    const hashes = [...kinds, ...more].map(hashOf)
    expect(new Set(hashes).size).toBe(hashes.length)
  })
})
