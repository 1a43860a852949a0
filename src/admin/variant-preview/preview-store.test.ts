import { describe, expect, it } from 'vitest'
import type { PostPreview, VariantView } from '../../core/answers.ts'
import { bodyFor, createPreviewStore, idOf, viewFor, type PreviewQuestion } from './preview-store.ts'

const view = (channel: string, text = ''): VariantView => ({
  channel: { id: channel, name: channel, platform: 'fake', platformName: 'Fake', color: '#123456', handle: `@${channel}` },
  text,
  media: [],
  card: null,
  counts: [],
  parts: [],
  judgements: [],
})
const preview = (...variants: VariantView[]): PostPreview => ({ variants })
const question = (body: string, more: Partial<PreviewQuestion> = {}): PreviewQuestion => ({ locale: 'de', stamp: '', body, ...more })

function set() {
  let timer: { run: () => void; ms: number } | undefined
  const asked: { question: PreviewQuestion; signal: AbortSignal; answer: (value: PostPreview) => void; refuse: (why: Error) => void }[] = []
  const store = createPreviewStore({
    ask: (question, signal) => new Promise((answer, refuse) => asked.push({ question, signal, answer, refuse })),
    later(run, ms) {
      const mine = (timer = { run, ms })
      return () => void (timer === mine && (timer = undefined))
    },
    pauseMs: 600,
  })
  const ring = () => {
    const due = timer
    timer = undefined
    due?.run()
  }
  return { store, asked, ring, waits: () => timer?.ms, unsubscribe: store.subscribe(() => {}) }
}
const settled = async () => {
  for (let i = 0; i < 5; i++) await Promise.resolve()
}

describe('the store of previews', () => {
  it('asks at once for the first preview, and later only when typing has stopped', async () => {
    const { store, asked, ring, waits } = set()
    store.changed(() => question('1'))
    expect(waits()).toBe(0)
    ring()
    asked[0]?.answer(preview(view('a')))
    await settled()
    store.changed(() => question('2'))
    store.changed(() => question('3'))
    expect(waits()).toBe(600)
    ring()
    expect(asked.map(({ question: { body } }) => body)).toEqual(['1', '3'])
  })
  it('asks once for all rows of a form', () => {
    const { store, asked, ring } = set()
    for (let row = 0; row < 3; row++) store.changed(() => question('same'))
    ring()
    store.changed(() => question('same'))
    ring()
    expect(asked).toHaveLength(1)
  })
  it('asks again in another language, and after something beside the form has changed', () => {
    const { store, asked, ring } = set()
    for (const next of [question('1'), question('1', { locale: 'en' }), question('1', { locale: 'en', stamp: 'later' })]) {
      store.changed(() => next)
      ring()
    }
    expect(asked).toHaveLength(3)
  })
  it('says that it is behind until the newest answer is there, and drops older ones', async () => {
    const { store, asked, ring } = set()
    store.changed(() => question('1'))
    ring()
    store.changed(() => question('2'))
    ring()
    expect(store.snapshot().behind).toBe(true)
    expect(asked[0]?.signal.aborted).toBe(true)
    asked[1]?.answer(preview(view('new')))
    await settled()
    asked[0]?.answer(preview(view('old')))
    await settled()
    expect(store.snapshot()).toEqual({ preview: preview(view('new')), error: undefined, behind: false })
  })
  it('keeps the last preview when a question fails, and can ask again', async () => {
    const { store, asked, ring } = set()
    store.changed(() => question('1'))
    ring()
    asked[0]?.answer(preview(view('a')))
    await settled()
    store.changed(() => question('2'))
    ring()
    asked[1]?.refuse(new Error('lost'))
    await settled()
    expect(store.snapshot()).toEqual({ preview: preview(view('a')), error: new Error('lost'), behind: true })
    store.again()
    expect(asked[2]?.question.body).toBe('2')
    asked[2]?.answer(preview(view('b')))
    await settled()
    expect(store.snapshot().error).toBeUndefined()
  })
  it('forgets what it asked when nobody listens any more', () => {
    const { store, asked, ring, waits, unsubscribe } = set()
    store.changed(() => question('1'))
    ring()
    store.changed(() => question('2'))
    unsubscribe()
    expect(asked[0]?.signal.aborted).toBe(true)
    expect(waits()).toBeUndefined()
  })
})

describe('a question', () => {
  it('leaves out what changes with every save, and rows without a channel', () => {
    const data = {
      title: 'T',
      updatedAt: 'now',
      createdAt: 'then',
      _status: 'draft',
      variants: [{ channel: 'a', text: '1' }, { channel: null, text: '2' }, { text: '3' }],
    }
    expect(JSON.parse(bodyFor(data, 'p1'))).toEqual({ id: 'p1', title: 'T', variants: [{ channel: 'a', text: '1' }] })
  })
  it('is asked for a post that has no id and no rows yet', () => {
    expect(JSON.parse(bodyFor({ title: 'T' }, undefined))).toEqual({ title: 'T', variants: [] })
  })
  it('knows a relationship by id, populated or not', () => {
    expect([idOf('a'), idOf(7), idOf({ id: 'b' }), idOf(null), idOf({})]).toEqual(['a', '7', 'b', null, null])
  })
})

describe('the view of a row', () => {
  const answer = preview(view('a', 'first'), view('b'), view('a', 'second'))
  it('is found by channel, whatever rows lie between', () => {
    const channels = [null, 'a', 'b', null, 'a']
    expect(viewFor(answer, channels, 1)?.text).toBe('first')
    expect(viewFor(answer, channels, 2)?.channel.id).toBe('b')
    expect(viewFor(answer, channels, 4)?.text).toBe('second')
  })
  it('is nothing where there is none', () => {
    expect(viewFor(answer, [null], 0)).toBeNull()
    expect(viewFor(answer, ['c'], 0)).toBeNull()
    expect(viewFor(answer, ['a'], -1)).toBeNull()
    expect(viewFor(null, ['a'], 0)).toBeNull()
  })
})
