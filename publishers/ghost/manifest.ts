import type { PlatformManifest } from '../publisher.ts'

const docs = 'https://docs.ghost.org/admin-api'
/** The schemas that Ghost 6.65 checks requests with were read then; what they leave open is general knowledge, and said so. */
const checked = '2026-11-29'

export const manifest: PlatformManifest = {
  id: 'ghost',
  name: 'Ghost',
  homepage: 'https://ghost.org',
  color: '#15171a',
  role: 'network',
  auth: 'token',
  limits: {
    text: [],
    images: {
      // Ghost has no limit. So many are uploaded before an article; more would be a gallery.
      max: 30,
      // General knowledge: Ghost(Pro) refuses more, one's own server takes what its proxy takes.
      bytes: 10_000_000,
      mimeTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
      altMax: null,
      pixels: null,
      // What the editor makes of wider ones. General knowledge.
      recommendedWidth: 2000,
      animated: true,
      source: `${docs}/images/uploading-an-image`,
      checked,
    },
  },
  // The draft is written first, and its state can be asked; one that was published already is not published again.
  proof: { kind: 'session', source: `${docs}/posts/updating-a-post`, checked },
  supports: {
    links: true,
    images: true,
    video: false,
    threads: false,
    edit: false,
    remove: true,
    interactions: false,
    reply: false,
    measure: false,
  },
  // Views and clicks are told in the admin alone.
  metrics: {},
  measureBatch: 20,
  minimumGapMs: 0,
  rates: [],
  notices: [
    {
      at: 'writing',
      text: {
        de: 'Ghost bekommt den ganzen Artikel, nicht den Text dieses Kanals. Er erscheint auf der Website; als Newsletter wird er von hier nie verschickt.',
        en: 'Ghost gets the whole article, not the text of this channel. It appears on the site; it is never sent as a newsletter from here.',
      },
      source: `${docs}/posts/sending-a-post-via-email`,
      checked,
    },
  ],
}
