/** The head of a post's page, ready to be pasted. */
import type { Language } from '../../core/story.ts'
import { siteAddress } from '../addresses.ts'
import { cardAddress } from '../card/card.ts'
import { feedAddress, feedFormats, feedNames, feedTypes } from '../feeds/addresses.ts'
import { element, forXml, type Xml } from '../feeds/xml.ts'
import { postView } from '../post-view.ts'
import type { StoredPublication } from '../publications.ts'
import type { Brand } from '../sites.ts'
import { jsonInHtml, jsonLdOf } from './json-ld.ts'
import { openGraphOf } from './open-graph.ts'
import type { Head } from './schemas.ts'

/**
 * @param asked the language asked for, @param given one that the post has
 * @param webmention where mentions of this post are taken, `null`: nowhere
 */
export function headOf(stored: StoredPublication, brand: Brand, given: Language, publicUrl: string, webmention: string | null): Head {
  const post = postView(stored, given, given, publicUrl)
  const card = cardAddress(stored, brand, given, publicUrl)
  const openGraph = openGraphOf(post, card)
  const jsonLd = jsonLdOf(post, siteAddress(brand, given, publicUrl), card)
  const main = post.languages.find(({ language }) => language === stored.publication.language)
  const title = `${post.seo.title} – ${brand.name}`

  const link = (rel: string, href: string, more: { readonly [name: string]: string } = {}) => element('link', { rel, ...more, href })
  const alternates =
    post.languages.length > 1
      ? [
          ...post.languages.map(({ language, url }) => link('alternate', url, { hreflang: language })),
          ...(main ? [link('alternate', main.url, { hreflang: 'x-default' })] : []),
        ]
      : []
  const tags: readonly Xml[] = [
    // Begun and not ended, it would swallow the page: it always has the dash in it.
    element('title', {}, title),
    element('meta', { name: 'description', content: post.seo.description }),
    ...(post.author === '' ? [] : [element('meta', { name: 'author', content: post.author })]),
    link('canonical', post.url),
    ...alternates,
    ...Object.entries(openGraph).flatMap(([property, value]) =>
      [value].flat().map((content) => element('meta', { [property.startsWith('twitter:') ? 'name' : 'property']: property, content })),
    ),
    ...(brand.access === 'open'
      ? feedFormats.map((format) =>
          link('alternate', feedAddress(publicUrl, brand, { format, language: given, topic: null }), {
            type: feedTypes[format],
            title: `${brand.name} (${feedNames[format]})`,
          }),
        )
      : []),
    ...(brand.access === 'open'
      ? (['json', 'xml'] as const).map((format) =>
          link('alternate', `${publicUrl}/oembed?${new URLSearchParams({ url: post.url, format }).toString()}`, {
            type: format === 'json' ? 'application/json+oembed' : 'text/xml+oembed',
            title: forXml(post.title),
          }),
        )
      : []),
    ...(webmention === null ? [] : [link('webmention', webmention)]),
  ]
  return {
    html: [...tags.map(({ xml }) => xml), `<script type="application/ld+json">${jsonInHtml(jsonLd)}</script>`].join('\n'),
    openGraph,
    jsonLd,
  }
}
