import { expect, test } from 'vitest'
import { article, plainArtifacts, plainImage, preview, readImage, readVideo, subjectOf } from '../testing.ts'
import { gather, type Gathering } from './gather.ts'

const asker = (asked: string[] = []) => ({ ask: async (url: string) => (asked.push(url), { answer: 204 }) })
const body = { root: { children: [{ type: 'link', fields: { url: 'https://body.example' }, children: [] }] } }
const gathering = (differs: Partial<Gathering>): Gathering => ({
  subject: subjectOf({ story: { link: 'https://link.example', article: article({ body }) } }),
  preview: preview({
    text: 'a https://text.example, https://link.example',
    card: { url: 'https://card.example', title: '', description: '' },
  }),
  limits: plainArtifacts.limits,
  brand: plainArtifacts.brand,
  media: [],
  declared: plainArtifacts.declared,
  schedule: plainArtifacts.schedule,
  ask: { links: asker() },
  ...differs,
})
const urls = async (differs: Partial<Gathering>) => (await gather(gathering(differs))).links!.map(({ url }) => url)

test('every link that a reader finds is asked once', async () => {
  const asked: string[] = []
  const { links } = await gather(gathering({ ask: { links: asker(asked) } }))
  expect(links).toEqual(['https://link.example', 'https://text.example', 'https://card.example'].map((url) => ({ url, answer: 204 })))
  expect(asked).toEqual(links!.map(({ url }) => url))
})

test('those in the body are found where the body is shown', async () => {
  const subject = subjectOf({ story: { link: null, article: article({ body }) }, platform: { role: 'owned' } })
  expect(await urls({ subject, preview: preview({ text: '' }) })).toEqual(['https://body.example'])
})

test('what is no web address, and what is excepted, is left out', async () => {
  const subject = subjectOf({ story: { link: 'mailto:a@acme.example' } })
  expect(await urls({ subject, except: (url) => url.includes('card') })).toEqual(['https://text.example', 'https://link.example'])
})

test('without anybody to ask, nothing is known of what they would tell', async () => {
  const parts = [preview({ text: 'Teil' })]
  expect(Object.keys(await gather(gathering({ ask: {}, parts }))).sort()).toEqual(
    ['brand', 'declared', 'limits', 'media', 'parts', 'preview', 'schedule', 'text'].sort(),
  )
})

test('each medium is opened by whoever opens its kind', async () => {
  const film = { ...plainImage, id: 'film', kind: 'video' } as const
  const opened: string[] = []
  const facts = await gather(
    gathering({
      preview: preview({ media: [plainImage, film] }),
      ask: {
        image: async ({ id }) => (opened.push(`image ${id}`), readImage({})),
        video: async ({ id }) => (opened.push(`video ${id}`), readVideo({})),
      },
    }),
  )
  expect(opened).toEqual(['image image-1', 'video film'])
  expect([facts.images?.length, facts.videos?.length]).toEqual([1, 1])
})

test('of thousands of links a hundred are asked, and of the others it is said that nobody knows', async () => {
  const asked: string[] = []
  const text = Array.from({ length: 1_000 }, (_, at) => `https://text.example/${at}`).join(' ')
  const { links } = await gather(gathering({ preview: preview({ text }), ask: { links: asker(asked) } }))
  expect([asked.length, links!.length]).toEqual([100, 1_001])
  expect(new Set(links!.slice(100).map(({ answer }) => answer))).toEqual(new Set(['unverifiable']))
})
