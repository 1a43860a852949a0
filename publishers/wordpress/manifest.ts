import type { PlatformManifest } from '../publisher.ts'

const reference = 'https://developer.wordpress.org/rest-api/reference'
/** What a WordPress says of itself below /wp-json/: the routes of 6.1 were read then. */
const checked = '2026-11-29'

export const manifest: PlatformManifest = {
  id: 'wordpress',
  name: 'WordPress',
  homepage: 'https://wordpress.org',
  color: '#21759b',
  role: 'network',
  auth: 'app-password',
  limits: {
    text: [],
    images: {
      // WordPress itself has no limit. So many are uploaded before an article; more would be a gallery.
      max: 30,
      // What PHP takes unless the host has set more: upload_max_filesize. General knowledge: most hosts have.
      bytes: 2_097_152,
      mimeTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
      altMax: null,
      pixels: null,
      // A wider one is made smaller: big_image_size_threshold. General knowledge.
      recommendedWidth: 2560,
      animated: true,
      source: `${reference}/media/#create-a-media-item`,
      checked,
    },
  },
  // The draft is written first, and its state can be asked; publishing it twice is publishing it once.
  proof: { kind: 'session', source: `${reference}/posts/#retrieve-a-post`, checked },
  supports: {
    links: true,
    images: true,
    video: false,
    threads: false,
    edit: false,
    remove: true,
    interactions: true,
    reply: true,
    measure: false,
  },
  // The software counts nobody.
  metrics: {},
  measureBatch: 20,
  minimumGapMs: 0,
  rates: [],
  notices: [
    {
      at: 'writing',
      text: {
        de: 'WordPress bekommt den ganzen Artikel, nicht den Text dieses Kanals. Es gibt dort keine Adresse des Originals für Suchmaschinen: Ein Link am Ende nennt es.',
        en: 'WordPress gets the whole article, not the text of this channel. It has no field for the original’s address: a link at the end names it.',
      },
      source: `${reference}/posts/#create-a-post`,
      checked,
    },
    {
      at: 'connecting',
      text: {
        de: 'Das Konto braucht mindestens die Rolle „Autor“. Manche Sicherheits-Plugins schalten Anwendungspasswörter oder die REST-API ab.',
        en: 'The account needs the role “Author” at least. Some security plugins switch application passwords or the REST API off.',
      },
      source: 'https://developer.wordpress.org/advanced-administration/security/application-passwords/',
      checked,
    },
  ],
}
