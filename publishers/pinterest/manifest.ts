import type { PlatformManifest } from '../publisher.ts'

const docs = 'https://developers.pinterest.com/docs'
/** Its own description of the API, release 5.23.0. */
const spec = 'https://github.com/pinterest/api-description/blob/main/v5/openapi.json'
const checked = '2025-12-11'

export const titleMax = 100

export const manifest: PlatformManifest = {
  id: 'pinterest',
  name: 'Pinterest',
  homepage: 'https://www.pinterest.com',
  color: '#e60023',
  role: 'network',
  auth: 'oauth2',
  limits: {
    // A maxLength of OpenAPI counts code points.
    title: { max: titleMax, unit: 'codepoint', source: spec, checked },
    text: [{ max: 800, unit: 'codepoint', source: spec, checked }],
    images: {
      max: 5,
      // Pinterest takes 20 MB; all pictures of a pin go in one call, as text.
      bytes: 10_000_000,
      mimeTypes: ['image/jpeg', 'image/png'],
      // One text for all pictures of a pin: `stage` adds them up.
      altMax: 500,
      pixels: null,
      recommendedWidth: 1000,
      animated: false,
      source: spec,
      checked,
    },
    video: {
      max: 1,
      // Pinterest takes 2 GB; a film goes in one call, which must fit memory and half a minute.
      bytes: 100_000_000,
      mimeTypes: ['video/mp4', 'video/quicktime', 'video/x-m4v'],
      codecs: ['avc1', 'avc3', 'hvc1', 'hev1', 'mp4a'],
      minMs: 4_000,
      maxMs: 15 * 60_000,
      // General knowledge, as the lengths are: the description of the API names none of them.
      aspect: { min: 1 / 2, max: 1.91 },
      source: 'https://help.pinterest.com/en/business/article/pinterest-product-specs',
      checked,
    },
    required: { media: 'any', source: spec, checked },
  },
  proof: {
    // The pins of the board can be listed: presence is proved.
    kind: 'timeline',
    // How long a new pin takes to be listed is not told.
    graceMs: 60_000,
    source: `${docs}/api/v5/boards-list_pins`,
    checked,
  },
  supports: {
    links: true,
    images: true,
    video: true,
    threads: false,
    edit: false,
    remove: true,
    interactions: false,
    reply: false,
    measure: true,
  },
  metrics: {
    impressions: {
      means: { de: 'Wie oft der Pin gesehen wurde, seit es ihn gibt.', en: 'How often the pin was seen, since it was made.' },
      source: spec,
      checked,
    },
    reactions: { means: { de: 'Reaktionen, seit es den Pin gibt.', en: 'Reactions, since it was made.' }, source: spec, checked },
    comments: { means: { de: 'Kommentare, seit es den Pin gibt.', en: 'Comments, since it was made.' }, source: spec, checked },
    clicks: {
      means: {
        de: 'Klicks, die zum Link des Pins führten, seit es ihn gibt.',
        en: 'Clicks that led to the link of the pin, since it was made.',
      },
      source: spec,
      checked,
    },
    saves: {
      means: {
        de: 'Wie oft er auf einer Pinnwand gemerkt wurde. Von Pins, die älter als 89 Tage sind, wird es nicht genannt.',
        en: 'How often it was saved to a board. Not told of pins that are older than 89 days.',
      },
      source: spec,
      checked,
    },
  },
  accountMetrics: {
    followers: {
      means: {
        de: 'Abonnements des ganzen Kontos, nicht nur dieser Pinnwand.',
        en: 'Followers of the whole account, not of this board only.',
      },
      source: spec,
      checked: '2026-11-30',
    },
    posts: {
      means: { de: 'Pins des ganzen Kontos, gemerkte eingeschlossen.', en: 'Pins of the whole account, saved ones included.' },
      source: spec,
      checked: '2026-11-30',
    },
    impressions: {
      means: {
        de: 'Wie oft Pins des ganzen Kontos gesehen wurden, Werbung eingeschlossen: am letzten Tag, den Pinterest fertig gezählt hat. Nur bei Unternehmenskonten.',
        en: 'How often pins of the whole account were seen, ads included: on the last day that Pinterest has finished counting. Business accounts only.',
      },
      source: spec,
      checked: '2026-11-30',
    },
  },
  // Two calls for each.
  measureBatch: 10,
  measureCalls: 2,
  minimumGapMs: 0,
  // With trial access; with standard access more. General knowledge says 10 calls a second for each account.
  rates: [{ of: 'app', counts: 'calls', limit: 1_000, windowMs: 24 * 60 * 60_000, source: `${docs}/reference/rate-limits`, checked }],
  app: { id: 'App ID', secret: 'App secret key', source: 'https://developers.pinterest.com/apps/', checked },
  notices: [
    {
      at: 'connecting',
      text: {
        de: 'Mit „Trial access“ sieht Pins niemand außer Ihnen, und die App darf nur 1.000 Aufrufe am Tag machen. Beantragen Sie bei Pinterest „Standard access“.',
        en: 'With trial access nobody but you sees the pins, and the app may make 1,000 calls a day only. Ask Pinterest for standard access.',
      },
      source: `${docs}/getting-started/access-tiers`,
      checked,
    },
    {
      at: 'writing',
      text: {
        de: 'Ein Pin braucht ein Bild, zwei bis fünf Bilder oder einen Film. Sein Titel ist der des Artikels, höchstens 100 Zeichen; der Link steht am Pin und nicht im Text.',
        en: 'A pin needs a picture, two to five pictures, or a film. Its title is the title of the article, at most 100 characters; the link is on the pin and not in the text.',
      },
      source: spec,
      checked,
    },
    {
      at: 'writing',
      text: {
        de: 'Mehrere Bilder haben auf Pinterest zusammen einen Alternativtext von höchstens 500 Zeichen. Mit „Trial access“ der App sieht den Pin niemand außer Ihnen.',
        en: 'Several pictures have one alternative text together on Pinterest, of at most 500 characters. With trial access of the app, nobody but you sees the pin.',
      },
      source: spec,
      checked,
    },
  ],
}
