/** What a post needs before anybody is asked to read it. Drafts may lack anything. */
import { richTextToPlain } from '../core/rich-text.ts'
import { languages, type Language } from '../core/story.ts'
import { mostParts } from '../core/variant.ts'
import { missingTimes } from './missing-times.ts'
import type { Composition } from './variants.payload.ts'

const longestTitle = 200
type Sentence = { readonly de: string; readonly en: string }

const spoken: Record<Language, Sentence> = { de: { de: 'Deutsch', en: 'German' }, en: { de: 'Englisch', en: 'English' } }

/** One sentence for each thing without which a post cannot be handed to the approvers. */
export function missingParts(composition: Composition, now: Date): Sentence[] {
  const { article, brand, variants, missingChannels } = composition
  const missing: Sentence[] = []
  if (!brand) missing.push({ de: 'Wählen Sie eine Marke.', en: 'Choose a brand.' })
  if (Object.keys(article.texts).length === 0) missing.push({ de: 'Schreiben Sie einen Titel.', en: 'Write a title.' })
  if (variants.length === 0) missing.push({ de: 'Wählen Sie mindestens einen Kanal.', en: 'Choose at least one channel.' })
  if (missingChannels.length > 0)
    missing.push({
      de: 'Einen gewählten Kanal gibt es nicht mehr: nehmen Sie ihn heraus.',
      en: 'A chosen channel does not exist any more: remove it.',
    })
  for (const language of languages) {
    const length = article.texts[language]?.title.length ?? 0
    if (length > longestTitle)
      missing.push({
        de: `Der Titel auf ${spoken[language].de} hat ${length} Zeichen, erlaubt sind ${longestTitle}: kürzen Sie ihn.`,
        en: `The ${spoken[language].en} title has ${length} characters, at most ${longestTitle} are allowed: shorten it.`,
      })
  }
  const seen = new Set<string>()
  for (const { channel, story, parts } of variants) {
    const { name } = channel
    if (brand && channel.brand !== brand.id)
      missing.push({
        de: `Der Kanal ${name} gehört zu einer anderen Marke: nehmen Sie ihn heraus.`,
        en: `The channel ${name} belongs to another brand: remove it.`,
      })
    const own = article.texts[channel.language]
    if (!own)
      missing.push({
        de: `${name} spricht ${spoken[channel.language].de}, aber der Beitrag hat keinen Titel in dieser Sprache.`,
        en: `${name} speaks ${spoken[channel.language].en}, but the post has no title in that language.`,
      })
    const says = own && (own.teaser !== '' || richTextToPlain(own.body).trim() !== '' || story.media.length > 0)
    if (own && !says && story.text === own.title.normalize('NFC'))
      missing.push({
        de: `${name} würde nichts als den Titel sagen: schreiben Sie einen Anreißer oder einen Text.`,
        en: `${name} would say nothing but the title: write a teaser or a text.`,
      })
    if (parts && parts.length > mostParts)
      missing.push({
        de: `${name} hat ${parts.length} weitere Teile, erlaubt sind ${mostParts}: fassen Sie sie zusammen.`,
        en: `${name} has ${parts.length} further parts, at most ${mostParts} are allowed: join them.`,
      })
    if (seen.has(channel.id))
      missing.push({
        de: `Der Kanal ${name} ist zweimal gewählt: behalten Sie einen.`,
        en: `The channel ${name} is chosen twice: keep one.`,
      })
    seen.add(channel.id)
  }
  return [...missing, ...missingTimes(composition, now)]
}
