import { describe, expect, it } from 'vitest'
import { draftsIn, draftsOf, dropDraft, keepDraft } from './local-draft.ts'

function memory(): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  }
}
const now = new Date('2026-11-30T12:00:00Z')
const draft = (at: string, title: string) => ({ at, base: { title: 'Wind' }, mine: { title } })
const mine = draftsOf('lena', 'p1', 'de')

describe('what is kept in this browser', () => {
  it('is found again by person, post and language, the newest first, and is gone once dropped', () => {
    const store = memory()
    keepDraft(store, `${mine}f1`, draft('2026-11-30T10:00:00Z', 'Older'))
    keepDraft(store, `${mine}f2`, draft('2026-11-30T11:00:00Z', 'Newer'))
    keepDraft(store, `${draftsOf('jonas', 'p1', 'de')}f3`, draft('2026-11-30T11:00:00Z', 'Somebody else’s'))
    keepDraft(store, `${draftsOf('lena', 'p1', 'en')}f4`, draft('2026-11-30T11:00:00Z', 'English'))
    expect(draftsIn(store, mine, now).map(({ draft }) => draft.mine.title)).toEqual(['Newer', 'Older'])
    dropDraft(store, `${mine}f2`)
    expect(draftsIn(store, mine, now).map(({ draft }) => draft.mine.title)).toEqual(['Older'])
  })
  it('is thrown away when it is old or broken; other things in the browser stay', () => {
    const store = memory()
    keepDraft(store, `${mine}old`, draft('2026-10-01T10:00:00Z', 'Old'))
    store.setItem(`${mine}broken`, '{')
    store.setItem(`${mine}odd`, 'null')
    store.setItem('theme', 'dark')
    expect(draftsIn(store, mine, now)).toEqual([])
    expect(store.length).toBe(1)
  })
  it('never throws, however little a browser keeps', () => {
    const full = {
      ...memory(),
      setItem: () => {
        throw new Error('full')
      },
      key: () => {
        throw new Error('no')
      },
      length: 1,
    }
    expect(keepDraft(full, 'k', draft('2026-11-30T10:00:00Z', 'x'))).toBe(false)
    expect(draftsIn(full, mine, now)).toEqual([])
  })
})
