import { expect, test } from 'vitest'
import { article, plainArtifacts, preview, subjectOf } from '../testing.ts'
import { gather, type Gathering } from './gather.ts'

const asker = (asked: string[] = []) => ({ ask: async (url: string) => (asked.push(url), 204) })
const body = { root: { children: [{ type: 'link', fields: { url: 'https://body.example' }, children: [] }] } }
const gathering = (differs: Partial<Gathering>): Gathering => ({
  subject: subjectOf({ story: { link: 'https://link.example', article: article({ body }) } }),
  preview: preview({
    text: 'a https://text.example, https://link.example',
    card: { url: 'https://card.example', title: '', description: '' },
  }),
  limits: plainArtifacts.limits,
  brand: plainArtifacts.brand,
  http: asker(),
  ...differs,
})
const urls = async (differs: Partial<Gathering>) => (await gather(gathering(differs))).links.map(({ url }) => url)

test('every link that a reader finds is asked once', async () => {
  const asked: string[] = []
  const { links } = await gather(gathering({ http: asker(asked) }))
  expect(links).toEqual(['https://link.example', 'https://text.example', 'https://card.example'].map((url) => ({ url, answer: 204 })))
  expect(asked).toEqual(links.map(({ url }) => url))
})

test('those in the body are found where the body is shown', async () => {
  const subject = subjectOf({ story: { link: null, article: article({ body }) }, platform: { role: 'owned' } })
  expect(await urls({ subject, preview: preview({ text: '' }) })).toEqual(['https://body.example'])
})

test('what is no web address, and what is excepted, is left out', async () => {
  const subject = subjectOf({ story: { link: 'mailto:a@acme.example' } })
  expect(await urls({ subject, except: (url) => url.includes('card') })).toEqual(['https://text.example', 'https://link.example'])
})

test('without anybody to ask, nothing is known', async () => {
  const parts = [preview({ text: 'Teil' })]
  const { links, ...rest } = await gather(gathering({ http: undefined, parts }))
  expect(new Set(links.map(({ answer }) => answer))).toEqual(new Set(['unverifiable']))
  expect(rest).toEqual({ preview: gathering({}).preview, parts, limits: plainArtifacts.limits, brand: plainArtifacts.brand })
})
