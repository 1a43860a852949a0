import { measureText } from '../../../core/text.ts'
import { defineCheck, type Finding } from '../../check.ts'
import { mediaField } from '../../places.ts'
import { plainImage, plainPlatform, plainStory, preview } from '../../testing.ts'
import { hashtagsIn } from '../../text/marks.ts'

const { limits } = plainPlatform
const described = (...alts: readonly string[]) => ({
  preview: preview({ media: alts.map((alt, i) => ({ ...plainImage, id: `image-${i + 1}`, alt })) }),
  limits,
})
const story = { media: [plainImage, { ...plainImage, id: 'image-2' }] }
const longest = 250
const redundant =
  /^(?:(?:auf (?:dem|diesem) |das |dieses |ein )?(?:bild|foto|fotografie|grafik|abbildung) (?:von|zeigt|eines|einer)|(?:an? |the |this )?(?:image|picture|photo|photograph|graphic) (?:of|shows|showing)) (?=\S)/iu

export default defineCheck({
  id: 'accessibility/alt-wording',
  title: {
    pass: { de: 'Die Alternativtexte sind knapp und sagen Neues', en: 'The alternative texts are brief and say something new' },
    fail: { de: 'Ein Alternativtext lässt sich verbessern', en: 'An alternative text can be improved' },
  },
  why: {
    de: 'Wer einen Screenreader nutzt, kann im Alternativtext nicht springen und hört alles bis zum Ende, auch was schon gesagt ist.',
    en: 'People with a screen reader cannot skip within an alternative text and hear all of it, even what has been said already.',
  },
  source: 'https://www.w3.org/WAI/tutorials/images/tips/',
  severity: 'advice',
  needs: ['preview', 'limits'],
  messages: {
    long: {
      de: 'Der Alternativtext hat {length} Zeichen. Sagen Sie das Wichtigste in höchstens {max} und den Rest im Text.',
      en: 'The alternative text has {length} characters. Say what matters in {max} at most, and the rest in the text.',
    },
    redundant: {
      de: '„{found}“ ist überflüssig: Dass es ein Bild ist, sagt der Screenreader selbst. Beginnen Sie mit dem, was zu sehen ist.',
      en: '“{found}” is not needed: the screen reader says itself that it is a picture. Begin with what is to be seen.',
    },
    repeats: {
      de: 'Der Alternativtext wiederholt nur, was im Beitrag steht. Sagen Sie, was auf dem Bild zu sehen ist.',
      en: 'The alternative text only repeats what the post says. Say what the picture shows.',
    },
    twice: {
      de: 'Zwei Bilder haben denselben Alternativtext. Sagen Sie, worin sie sich unterscheiden.',
      en: 'Two pictures have the same alternative text. Say in what they differ.',
    },
    hashtags: {
      de: 'Im Alternativtext stehen Hashtags. Dort findet sie niemand: Streichen Sie sie.',
      en: 'There are hashtags in the alternative text. Nobody finds them there: delete them.',
    },
  },
  appliesTo: (_, { preview, limits }) =>
    limits.images.altMax !== 0 && preview.media.some(({ kind, alt }) => kind === 'image' && (alt ?? '').trim() !== ''),
  *run({ preview }, { story }): Generator<Finding<'long' | 'redundant' | 'repeats' | 'twice' | 'hashtags'>> {
    const post = story.article.texts[story.language]
    const said = new Set([story.text, post?.title ?? '', post?.teaser ?? ''].map(bare))
    const seen = new Set<string>()
    for (const media of preview.media) {
      const alt = media.alt ?? ''
      if (media.kind !== 'image' || alt.trim() === '') continue
      const at = { field: mediaField(story, media, 'alt') }
      const length = measureText(alt.trim(), { unit: 'codepoint' })
      if (length > longest) yield { message: 'long', certainty: 'maybe', at, data: { length, max: longest } }
      const found = redundant.exec(alt)?.[0].trim()
      if (found !== undefined)
        yield { message: 'redundant', certainty: 'maybe', at: { ...at, start: 0, end: found.length }, data: { found } }
      const words = bare(alt)
      if (words !== '' && said.has(words)) yield { message: 'repeats', certainty: 'maybe', at }
      if (words !== '' && seen.has(words)) yield { message: 'twice', certainty: 'maybe', at }
      seen.add(words)
      if (hashtagsIn(alt).length > 0) yield { message: 'hashtags', certainty: 'sure', at }
    }
  },
  examples: {
    good: [
      { say: 'What is to be seen', facts: described('Eine Gießerin prüft den Klang einer Glocke.') },
      { say: 'What kind of picture it is may matter', facts: described('Historisches Foto der Werkstatt um 1900.') },
      { say: 'Two pictures, two texts', facts: described('A bell before casting.', 'The same bell after casting.'), story },
    ],
    bad: [
      { say: 'A whole story', facts: described('Eine Gießerin prüft den Klang einer Glocke. '.repeat(6)), expect: ['long'] },
      { say: 'Of what is known already', facts: described('Bild von einer Glocke in der Werkstatt'), expect: ['redundant'] },
      { say: 'Of what is known already, in English', facts: described('An image of a bell'), expect: ['redundant'] },
      { say: 'The text once more', facts: described(plainStory.text.toUpperCase()), expect: ['repeats'] },
      { say: 'One text for two pictures', facts: described('Eine Glocke.', 'Eine Glocke'), story, expect: ['twice'] },
      { say: 'A place for hashtags', facts: described('Eine Glocke #Glocken #Handwerk'), expect: ['hashtags'] },
    ],
  },
})

const bare = (text: string) => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
