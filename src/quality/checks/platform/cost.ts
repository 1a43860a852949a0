import { defineCheck } from '../../check.ts'
import { plainPlatform, preview } from '../../testing.ts'
import { linksOf } from '../../text/links.ts'

const told = { source: 'https://acme.example/prices', checked: '2026-11-22' } as const
const costs = { currency: 'USD', post: 0, postWithLink: 0.2, ...told } as const
const seen = (text: string) => ({ preview: preview({ text }), limits: plainPlatform.limits })

export default defineCheck({
  id: 'platform/cost',
  title: {
    pass: { de: 'Der Beitrag kostet dort nichts', en: 'The post costs nothing there' },
    fail: { de: 'Der Beitrag kostet Geld', en: 'The post costs money' },
  },
  why: {
    de: 'Das Haus zahlt für jeden solchen Beitrag und soll es vorher wissen.',
    en: 'The house pays for every such post, and ought to know beforehand.',
  },
  source: 'The price list of each platform, with the page it was read from, in its manifest.',
  severity: 'advice',
  needs: ['preview', 'limits'],
  messages: {
    post: {
      de: 'Diesen Beitrag auf {platform} zu veröffentlichen kostet {cents} Cent ({currency}). Entscheiden Sie, ob er das wert ist.',
      en: 'Publishing this post on {platform} costs {cents} cents ({currency}). Decide whether it is worth that.',
    },
    link: {
      de: 'Diesen Beitrag auf {platform} zu veröffentlichen kostet {cents} Cent ({currency}), weil er einen Link enthält; ohne Link wären es {without}. Entscheiden Sie, ob er den Link braucht.',
      en: 'Publishing this post on {platform} costs {cents} cents ({currency}), because it holds a link; without one it would be {without}. Decide whether it needs the link.',
    },
  },
  appliesTo: ({ platform }) => platform.costs !== undefined,
  *run({ preview, limits }, { platform }) {
    if (!platform.costs) return
    const { currency, post, postWithLink } = platform.costs
    const linked = linksOf(preview, limits).size > 0
    const price = linked ? postWithLink : post
    if (price === 0) return
    const data = { platform: platform.name, currency, cents: price * 100, without: post * 100 }
    yield { message: linked && postWithLink > post ? 'link' : 'post', certainty: 'maybe', at: { field: 'text' }, data }
  },
  examples: {
    good: [{ say: 'Without a link it is free', facts: seen('Am Samstag öffnen wir die Werkstatt.'), platform: { costs } }],
    bad: [
      {
        say: 'A link makes it dear',
        facts: seen('Am Samstag öffnen wir die Werkstatt: https://acme.example/werkstatt'),
        platform: { costs: { ...costs, post: 0.015 } },
        expect: ['link'],
      },
      {
        say: 'Every post costs something',
        facts: seen('Our foundry is open on Saturday.'),
        platform: { costs: { ...costs, post: 0.015 } },
        expect: ['post'],
      },
      {
        say: 'The link is no dearer',
        facts: seen('Our foundry: https://acme.example/foundry'),
        platform: { costs: { ...costs, post: 0.2 } },
        expect: ['post'],
      },
    ],
  },
})
