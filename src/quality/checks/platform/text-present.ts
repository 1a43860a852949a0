import { defineCheck } from '../../check.ts'
import { plainImage, preview } from '../../testing.ts'

// Characters that show nothing are no text: zero-width ones, the Hangul fillers, the blank braille pattern.
const visible = /(?![\p{Default_Ignorable_Code_Point}\u2800])[\p{L}\p{M}\p{N}\p{P}\p{S}]/u

export default defineCheck({
  id: 'platform/text-present',
  title: {
    pass: { de: 'Der Beitrag hat einen Inhalt', en: 'The post has content' },
    fail: { de: 'Der Beitrag ist leer', en: 'The post is empty' },
  },
  why: {
    de: 'Einen Beitrag ohne Text und Medien nimmt keine Plattform an, und niemand hätte etwas davon.',
    en: 'No platform takes a post without text and media, and nobody would gain from it.',
  },
  source: 'Every platform’s API refuses an empty post.',
  severity: 'blocker',
  needs: ['preview'],
  messages: {
    empty: {
      de: 'Der Beitrag für {platform} hat weder Text noch Medien. Schreiben Sie etwas oder fügen Sie ein Bild hinzu.',
      en: 'The post for {platform} has neither text nor media. Write something or add a picture.',
    },
  },
  *run({ preview }, { platform }) {
    if (preview.media.length > 0 || preview.card !== null || visible.test(preview.text)) return
    yield { message: 'empty', certainty: 'sure', at: { field: 'text' }, data: { platform: platform.name } }
  },
  examples: {
    good: [
      { say: 'A text alone', facts: { preview: preview({ text: 'Guten Morgen!' }) } },
      { say: 'A picture alone', facts: { preview: preview({ text: '', media: [plainImage] }) } },
      { say: 'An emoji is content', facts: { preview: preview({ text: '👍' }) } },
      {
        say: 'A link card alone',
        facts: { preview: preview({ text: '', card: { url: 'https://acme.example', title: 'Acme', description: '' } }) },
      },
    ],
    bad: [
      { say: 'Nothing at all', facts: { preview: preview({ text: '' }) }, expect: ['empty'] },
      { say: 'Only what cannot be seen', facts: { preview: preview({ text: ' \n\u200b\u00ad\u3164\u2800' }) }, expect: ['empty'] },
    ],
  },
})
