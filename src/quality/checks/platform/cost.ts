import { defineCheck } from '../../check.ts'
import { plainPlatform, preview } from '../../testing.ts'
import { linksOf } from '../../text/links.ts'

const told = { source: 'https://acme.example/prices', checked: '2026-11-22' } as const
const costs = { currency: 'USD', post: 0, postWithLink: 0.2, ...told } as const
const seen = (text: string) => ({ preview: preview({ text }), limits: plainPlatform.limits })

export default defineCheck({
  id: 'platform/cost',
  title: {
    pass: { de: 'Kein Link macht den Beitrag teuer', en: 'No link makes the post dear' },
    fail: { de: 'Ein Link macht den Beitrag teuer', en: 'A link makes the post dear' },
  },
  why: {
    de: 'Das Haus zahlt für jeden solchen Beitrag mehr und soll es vorher wissen.',
    en: 'The house pays more for every such post, and ought to know beforehand.',
  },
  source: 'The price list of each platform, with the page it was read from, in its manifest.',
  severity: 'advice',
  needs: ['preview', 'limits'],
  messages: {
    link: {
      de: 'Diesen Beitrag auf {platform} zu veröffentlichen kostet {cents} Cent ({currency}), weil er einen Link enthält; ohne Link wären es {without}. Entscheiden Sie, ob er den Link braucht.',
      en: 'Publishing this post on {platform} costs {cents} cents ({currency}), because it holds a link; without one it would be {without}. Decide whether it needs the link.',
    },
  },
  appliesTo: ({ platform }) => platform.costs !== undefined,
  *run({ preview, limits }, { platform }) {
    if (!platform.costs) return
    const { currency, post, postWithLink } = platform.costs
    // What every post costs is no finding: it stands beside the preview.
    if (postWithLink <= post || linksOf(preview, limits).size === 0) return
    const data = { platform: platform.name, currency, cents: postWithLink * 100, without: post * 100 }
    yield { message: 'link', certainty: 'maybe', at: { field: 'text' }, data }
  },
  examples: {
    good: [
      { say: 'Without a link it is free', facts: seen('Am Samstag öffnen wir die Werkstatt.'), platform: { costs } },
      {
        say: 'The link is no dearer than any post',
        facts: seen('Our foundry: https://acme.example/foundry'),
        platform: { costs: { ...costs, post: 0.2 } },
      },
    ],
    bad: [
      {
        say: 'A link makes it dear',
        facts: seen('Am Samstag öffnen wir die Werkstatt: https://acme.example/werkstatt'),
        platform: { costs: { ...costs, post: 0.015 } },
        expect: ['link'],
      },
    ],
  },
})
