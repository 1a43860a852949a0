import { defineCheck } from '../../check.ts'

const told = { source: 'https://acme.example/rules', checked: '2026-11-22' } as const
const forbidden = { sameText: { rule: 'forbidden', ...told } } as const
const discouraged = { sameText: { rule: 'discouraged', ...told } } as const
const like = (differs: object) => ({
  kin: {
    similar: [
      { post: 'p', title: 'Werkstatt', samePost: true, channel: 'Acme Nord', platform: 'plain', similarity: 1, at: null, ...differs },
    ],
  },
})
/** Above this, what differs is a word here and there. */
const same = 0.9

export default defineCheck({
  id: 'platform/same-text',
  title: {
    pass: { de: 'Kein anderes Konto sagt dort dasselbe', en: 'No other account says the same there' },
    fail: { de: 'Ein anderes Konto sagt dort dasselbe', en: 'Another account says the same there' },
  },
  why: {
    de: 'Manche Plattform hält denselben Text von mehreren Konten für Spam und sperrt sie alle.',
    en: 'Some platforms take the same text from several accounts for spam and lock them all.',
  },
  source: 'The rules of each platform, with the page they were read from, in its manifest.',
  severity: 'blocker',
  needs: ['kin'],
  messages: {
    forbidden: {
      de: '„{channel}“ sagt auf {platform} dasselbe, und das verbietet {platform}. Schreiben Sie den Text um oder lassen Sie einen der beiden Kanäle weg.',
      en: '“{channel}” says the same on {platform}, and {platform} forbids that. Reword the text or leave out one of the two channels.',
    },
    discouraged: {
      de: '„{channel}“ sagt auf {platform} dasselbe, und {platform} sieht das nicht gern. Sagen Sie es besser mit anderen Worten.',
      en: '“{channel}” says the same on {platform}, and {platform} does not like that. Better say it in other words.',
    },
    before: {
      de: '„{title}“ sagt auf {platform} dasselbe, und {platform} nimmt denselben Text nicht von mehreren Konten hin. Schreiben Sie ihn um, wenn es ein anderes Konto ist.',
      en: '“{title}” says the same on {platform}, and {platform} does not accept the same text from several accounts. Reword it if that is another account.',
    },
  },
  appliesTo: ({ platform }) => platform.sameText !== undefined,
  *run({ kin }, { platform }) {
    const rule = platform.sameText?.rule
    const alike = kin.similar.filter((other) => other.platform === platform.id && other.similarity >= same)
    for (const { samePost, channel, title } of alike.slice(0, 20)) {
      const data = { channel, title, platform: platform.name }
      // A channel holds a post once, so its other variants are other channels. Of another post that is not known.
      if (rule === 'discouraged') yield { message: 'discouraged', certainty: 'maybe', at: { field: 'text' }, data }
      else if (samePost) yield { message: 'forbidden', certainty: 'sure', at: { field: 'text' }, data }
      else yield { message: 'before', certainty: 'maybe', at: { field: 'text' }, data }
    }
  },
  examples: {
    good: [
      { say: 'Nobody says the like', facts: { kin: { similar: [] } }, platform: forbidden },
      { say: 'The same on another platform', facts: like({ platform: 'elsewhere' }), platform: forbidden },
      { say: 'In other words', facts: like({ similarity: 0.6 }), platform: forbidden },
    ],
    bad: [
      { say: 'Two accounts of the house, word for word', facts: like({}), platform: forbidden, expect: ['forbidden'] },
      { say: 'Where it is only disliked', facts: like({ similarity: 0.92 }), platform: discouraged, expect: ['discouraged'] },
      { say: 'Another post in the same words', facts: like({ samePost: false }), platform: forbidden, expect: ['before'] },
    ],
  },
})
