/** Everything that a website needs to let readers share a post. */
import type { Language } from '../../core/story.ts'
import { cardAddress } from '../card/card.ts'
import { mediaAddress } from '../media-view.ts'
import type { StoredPublication } from '../publications.ts'
import type { Brand } from '../sites.ts'
import { mailAddress, shareAddress, type Shared } from './addresses.ts'
import { networks } from './networks.ts'
import type { Share, ShareTarget } from './schemas.ts'

const names = {
  mail: { de: 'E-Mail', en: 'Email' },
  copy: { de: 'Link kopieren', en: 'Copy link' },
  print: { de: 'Drucken', en: 'Print' },
  pdf: { de: 'Als PDF', en: 'As PDF' },
  native: { de: 'Teilen mit …', en: 'Share with …' },
} as const

const target = (id: keyof typeof names, address: string | null): ShareTarget => ({
  id,
  name: names[id],
  kind: id,
  address,
  pattern: null,
})

/** @param given a language that the post has */
export function share(stored: StoredPublication, brand: Brand, given: Language, publicUrl: string): Share {
  const { publication, addresses } = stored
  const text = publication.texts[given]
  const url = addresses[given]
  if (!text || url === undefined) throw new TypeError(`Publication ${stored.id} has no text in ${given}.`)
  const picture = publication.media.find(({ kind }) => kind === 'image')
  const shared: Shared = {
    title: text.title,
    text: text.teaser,
    url,
    picture: picture ? mediaAddress(publicUrl, picture, 'original') : cardAddress(stored, brand, given, publicUrl),
  }
  return {
    language: given,
    title: text.title,
    text: text.teaser,
    url,
    targets: [
      ...Object.entries(networks).map(([id, network]): ShareTarget => {
        const address = shareAddress(network, shared)
        const asks = network.pattern.includes('{instance}')
        return {
          id,
          name: { de: network.name, en: network.name },
          kind: 'network',
          address: asks ? null : address,
          pattern: asks ? address : null,
        }
      }),
      target('mail', mailAddress(shared)),
      target('copy', null),
      target('print', null),
      target('pdf', `${publicUrl}/api/content/v1/posts/${encodeURIComponent(publication.post)}/pdf?language=${given}`),
      target('native', null),
    ],
  }
}
