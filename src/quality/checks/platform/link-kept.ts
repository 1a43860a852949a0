import { linksIn } from '../../../core/text.ts'
import { defineCheck } from '../../check.ts'
import { plainPlatform, preview } from '../../testing.ts'

const link = 'https://acme.example/werkstatt'
const plainLinks = { supports: { ...plainPlatform.supports, links: false } }

export default defineCheck({
  id: 'platform/link-kept',
  title: {
    pass: { de: 'Der Link erreicht die Leserschaft', en: 'The link reaches the readers' },
    fail: { de: 'Der Link erreicht die Leserschaft nicht', en: 'The link does not reach the readers' },
  },
  why: {
    de: 'Wer mehr wissen will, findet den Weg nicht.',
    en: 'People who want to know more do not find the way.',
  },
  source: 'What each publisher can do on its platform, in its manifest, and what it makes of the post.',
  severity: 'warning',
  needs: ['preview'],
  messages: {
    plain: {
      de: 'Auf {platform} lässt sich ein Link im Text nicht anklicken. Sagen Sie, wo er zu finden ist, etwa im Profil, oder streichen Sie ihn.',
      en: 'A link in the text cannot be clicked on {platform}. Say where it can be found, as in the profile, or delete it.',
    },
    missing: {
      de: 'Der Link des Beitrags ist auf {platform} nicht zu sehen. Sagen Sie im Text, wo mehr zu finden ist, etwa im Profil.',
      en: 'The link of the post cannot be seen on {platform}. Say in the text where more can be found, as in the profile.',
    },
  },
  // An owned medium is where the link leads.
  appliesTo: ({ story, platform }, { preview }) =>
    platform.role === 'network' && ((story.link ?? '') !== '' || preview.card !== null || linksIn(preview.text).length > 0),
  *run({ preview: { text, card } }, { story, platform }) {
    const link = (story.link ?? '').toWellFormed()
    const data = { platform: platform.name }
    if (link !== '' && ![text, card?.url].some((shown) => shown?.normalize('NFC').includes(link.normalize('NFC'))))
      yield { message: 'missing', certainty: 'maybe', at: { field: 'link' }, data }
    else if (!platform.supports.links && card === null) yield { message: 'plain', certainty: 'maybe', at: { field: 'text' }, data }
  },
  examples: {
    good: [
      { say: 'In the text', facts: { preview: preview({ text: `Kommen Sie vorbei!\n\n${link}` }) } },
      {
        say: 'In the card',
        facts: { preview: preview({ text: 'Come and see us.', card: { url: link, title: 'Acme', description: '' } }) },
      },
      {
        say: 'No link on the post, but one in its text',
        facts: { preview: preview({ text: 'Mehr: https://acme.example' }) },
        story: { link: null },
      },
    ],
    bad: [
      { say: 'Nobody can click it', facts: { preview: preview({ text: `Mehr: ${link}` }) }, platform: plainLinks, expect: ['plain'] },
      {
        say: 'It was left out',
        facts: { preview: preview({ text: 'Am Samstag öffnen wir.' }) },
        platform: plainLinks,
        expect: ['missing'],
      },
      { say: 'It was cut off', facts: { preview: preview({ text: 'Kommen Sie vorbei! https://acme.example/we' }) }, expect: ['missing'] },
    ],
  },
})
