import { describe, expect, it } from 'vitest'
import type { JudgementView, PostPreview, VariantView } from '../../core/answers.ts'
import { bodyFor, createPreviewStore, idOf, viewFor, type PreviewQuestion, type Thoroughness } from './preview-store.ts'

const said = (check: string, verdict: JudgementView['verdict'] = 'failed'): JudgementView => ({
  check,
  verdict,
  severity: 'warning',
  title: { de: '', en: '' },
  why: { de: '', en: '' },
  findings: [],
  exception: null,
})
const view = (channel: string, text = '', judgements: readonly JudgementView[] = []): VariantView => ({
  channel: { id: channel, name: channel, platform: 'fake', platformName: 'Fake', color: '#123456', handle: `@${channel}`, language: 'de' },
  hash: 'h',
  mayGoOut: true,
  because: [],
  title: null,
  text,
  media: [],
  card: null,
  format: 'post',
  poll: null,
  price: null,
  counts: [],
  parts: [],
  judgements,
})
const preview = (...variants: VariantView[]): PostPreview => ({ variants, complete: true })
const quick = (...variants: VariantView[]): PostPreview => ({ variants, complete: false })
const question = (body: string, more: Partial<PreviewQuestion> = {}): PreviewQuestion => ({ locale: 'de', stamp: '', body, ...more })

function set() {
  let timer: { run: () => void; ms: number } | undefined
  const asked: {
    question: PreviewQuestion
    how: Thoroughness
    signal: AbortSignal
    answer: (value: PostPreview) => void
    refuse: (why: Error) => void
  }[] = []
  const store = createPreviewStore({
    ask: (question, how, signal) => new Promise((answer, refuse) => asked.push({ question, how, signal, answer, refuse })),
    later(run, ms) {
      const mine = (timer = { run, ms })
      return () => void (timer === mine && (timer = undefined))
    },
    pauseMs: 150,
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
    expect(waits()).toBe(150)
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
  it('asks quickly, then fully, and shows each answer', async () => {
    const { store, asked, ring } = set()
    store.changed(() => question('1'))
    ring()
    asked[0]?.answer(quick(view('a', 'fast')))
    await settled()
    expect(store.snapshot()).toEqual({ preview: quick(view('a', 'fast')), error: undefined, behind: false })
    expect(asked.map(({ how, question: { body } }) => [how, body])).toEqual([
      ['quick', '1'],
      ['full', '1'],
    ])
    asked[1]?.answer(preview(view('a', 'full')))
    await settled()
    expect(store.snapshot().preview).toEqual(preview(view('a', 'full')))
  })
  it('does not ask again what the quick answer told in full', async () => {
    const { store, asked, ring } = set()
    store.changed(() => question('1'))
    ring()
    asked[0]?.answer(preview(view('a')))
    await settled()
    expect(asked).toHaveLength(1)
  })
  it('keeps what slow checks said before, marked, until they answer anew', async () => {
    const { store, asked, ring } = set()
    store.changed(() => question('1'))
    ring()
    asked[0]?.answer(preview(view('a', '', [said('text'), said('image')]), view('a', '', [said('other')])))
    await settled()
    store.changed(() => question('2'))
    ring()
    asked[1]?.answer(quick(view('a', '', [said('text', 'passed')]), view('a')))
    await settled()
    const [first, second] = store.snapshot().preview?.variants ?? []
    expect(first?.judgements).toEqual([said('text', 'passed'), { ...said('image'), isEarlier: true }])
    expect(second?.judgements).toEqual([{ ...said('other'), isEarlier: true }])
    asked[2]?.answer(preview(view('a', '', [said('text', 'passed'), said('image', 'passed')])))
    await settled()
    expect(store.snapshot().preview?.variants[0]?.judgements).toEqual([said('text', 'passed'), said('image', 'passed')])
  })
  it('keeps the quick answer when the full one fails, and says so', async () => {
    const { store, asked, ring } = set()
    store.changed(() => question('1'))
    ring()
    asked[0]?.answer(quick(view('a')))
    await settled()
    asked[1]?.refuse(new Error('lost'))
    await settled()
    expect(store.snapshot()).toEqual({ preview: quick(view('a')), error: new Error('lost'), behind: false })
  })
  it('drops a full answer to what is no longer in the form', async () => {
    const { store, asked, ring } = set()
    store.changed(() => question('1'))
    ring()
    asked[0]?.answer(quick(view('a', '1')))
    await settled()
    store.changed(() => question('2'))
    ring()
    expect(asked[1]?.signal.aborted).toBe(true)
    asked[2]?.answer(quick(view('a', '2')))
    asked[1]?.answer(preview(view('a', '1')))
    await settled()
    expect(store.snapshot().preview).toEqual(quick(view('a', '2')))
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
