import { defineCheck } from '../../check.ts'
import type { KinFacts } from '../../facts.ts'

type Kin = KinFacts['similar'][number]
const alike = 0.8
const owned = { role: 'owned' } as const
const beside = (differs: Partial<Kin>) => ({
  kin: {
    similar: [
      {
        post: 'post-2',
        title: 'Tag der offenen Werkstatt',
        samePost: false,
        channel: 'c',
        platform: 'plain',
        similarity: 0.9,
        at: null,
        ...differs,
      },
    ],
  },
})

export default defineCheck({
  id: 'seo/duplicate',
  title: {
    pass: { de: 'Der Text steht auf keiner anderen eigenen Seite', en: 'The text is on no other page of yours' },
    fail: { de: 'Fast derselbe Text steht schon in einem anderen Beitrag', en: 'Nearly the same text is in another post already' },
  },
  why: {
    de: 'Suchmaschinen zeigen nur eine von zwei gleichen Seiten, und welche, entscheiden sie; Leser fühlen sich zweimal bedient.',
    en: 'Search engines show only one of two equal pages, and choose themselves which; readers feel served twice.',
  },
  source: 'https://developers.google.com/search/docs/crawling-indexing/canonicalization',
  severity: 'warning',
  needs: ['kin'],
  messages: {
    alike: {
      de: 'Der Text gleicht zu etwa {percent} % dem Beitrag „{title}“. Schreiben Sie ihn um, oder nennen Sie jenen als Original.',
      en: 'The text is about {percent} % the same as the post “{title}”. Rewrite it, or name that one as the original.',
    },
  },
  appliesTo: ({ platform }) => platform.role === 'owned',
  *run({ kin }) {
    const most = new Map<string, Kin>()
    for (const one of kin.similar)
      if (!one.samePost && one.similarity >= alike && one.similarity > (most.get(one.post)?.similarity ?? 0)) most.set(one.post, one)
    for (const { title, similarity } of [...most.values()].slice(0, 5))
      yield {
        message: 'alike',
        certainty: 'maybe',
        at: { field: 'article.body' },
        data: { title: title.trim() || '–', percent: Math.round(similarity * 100) },
      }
  },
  examples: {
    good: [
      { say: 'Nothing resembles it', facts: { kin: { similar: [] } }, platform: owned },
      { say: 'The same invitation for another city', facts: beside({ similarity: 0.7 }), platform: owned },
      { say: 'Another channel of the same post', facts: beside({ samePost: true, similarity: 1 }), platform: owned },
    ],
    bad: [{ say: 'Last year’s post with another date', facts: beside({}), platform: owned, expect: ['alike'] }],
  },
})
