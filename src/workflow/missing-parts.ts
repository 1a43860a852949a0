/** What a post needs before anybody is asked to read it. Drafts may lack anything. */
import { richTextToPlain } from '../core/rich-text.ts'
import { languages, type Language } from '../core/story.ts'
import type { Composition } from './variants.payload.ts'

const longestTitle = 200
const spoken: Record<Language, string> = { de: 'German', en: 'English' }

/** One sentence for each thing without which a post cannot be handed to the approvers. */
export function missingParts({ article, brand, variants, missingChannels }: Composition): string[] {
  const missing: string[] = []
  if (!brand) missing.push('Choose a brand.')
  if (Object.keys(article.texts).length === 0) missing.push('Write a title.')
  if (variants.length === 0) missing.push('Choose at least one channel.')
  if (missingChannels.length > 0) missing.push('A chosen channel does not exist any more: remove it.')
  for (const language of languages) {
    const length = article.texts[language]?.title.length ?? 0
    if (length > longestTitle)
      missing.push(`The ${spoken[language]} title has ${length} characters, at most ${longestTitle} are allowed: shorten it.`)
  }
  for (const { channel } of variants) {
    if (brand && channel.brand !== brand.id) missing.push(`The channel ${channel.name} belongs to another brand: remove it.`)
    if (!article.texts[channel.language])
      missing.push(`${channel.name} speaks ${spoken[channel.language]}, but the post has no title in that language.`)
  }
  for (const { channel, story } of variants) {
    const own = article.texts[channel.language]
    const says = own && (own.teaser !== '' || richTextToPlain(own.body).trim() !== '' || story.media.length > 0)
    if (own && !says && story.text === own.title.normalize('NFC'))
      missing.push(`${channel.name} would say nothing but the title: write a teaser or a text.`)
  }
  const seen = new Set<string>()
  for (const { channel } of variants) {
    if (seen.has(channel.id)) missing.push(`The channel ${channel.name} is chosen twice: keep one.`)
    seen.add(channel.id)
  }
  return missing
}
