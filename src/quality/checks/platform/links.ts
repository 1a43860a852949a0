import { defineCheck } from '../../check.ts'
import { plainPlatform, preview } from '../../testing.ts'
import { linksOf } from '../../text/links.ts'

const told = { source: 'https://acme.example/limits', checked: '2026-11-22' } as const
const seen = (text: string) => ({ preview: preview({ text }), limits: { ...plainPlatform.limits, links: { max: 2, ...told } } })

export default defineCheck({
  id: 'platform/links',
  title: {
    pass: { de: 'Die Plattform nimmt alle Links', en: 'The platform takes all links' },
    fail: { de: 'Zu viele Links', en: 'Too many links' },
  },
  why: {
    de: 'Die Plattform lehnt einen Beitrag mit zu vielen Links ab, und die Leserschaft bekommt ihn nie zu sehen.',
    en: 'The platform refuses a post with too many links, and its readers never see it.',
  },
  source: 'The limits of each platform, with the page they were read from, in its manifest; or what the server tells of itself.',
  severity: 'blocker',
  needs: ['preview', 'limits'],
  messages: {
    tooMany: {
      de: 'Der Beitrag hat {count} Links, {platform} nimmt höchstens {max}. Streichen Sie {over}.',
      en: 'The post has {count} links, {platform} takes at most {max}. Delete {over}.',
    },
  },
  // Where no limit is known, nothing can be held to it.
  appliesTo: (_, { limits }) => limits.links !== undefined,
  *run({ preview, limits }, { platform }) {
    const max = limits.links?.max ?? Infinity
    const count = linksOf(preview, limits).size
    if (count > max)
      yield {
        message: 'tooMany',
        certainty: 'sure',
        at: { field: 'text' },
        data: { count, max, over: count - max, platform: platform.name },
      }
  },
  examples: {
    good: [
      { say: 'As many as it takes', facts: seen('Der Guss: https://acme.example/guss. Der Klang: https://acme.example/klang.') },
      {
        say: 'The card repeats a link of the text',
        facts: {
          ...seen('Zuerst https://acme.example/guss, dann https://acme.example/klang.'),
          preview: preview({
            text: 'https://acme.example/guss https://acme.example/klang',
            card: { url: 'https://acme.example/klang', title: 'Klang', description: '' },
          }),
        },
      },
    ],
    bad: [
      {
        say: 'One more than it takes',
        facts: seen('https://acme.example/a https://acme.example/b https://acme.example/c'),
        expect: ['tooMany'],
      },
      {
        say: 'The card holds a third',
        facts: {
          ...seen(''),
          preview: preview({
            text: 'https://acme.example/a https://acme.example/b',
            card: { url: 'https://acme.example/c', title: 'C', description: '' },
          }),
        },
        expect: ['tooMany'],
      },
    ],
  },
})
