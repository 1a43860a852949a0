import type { PlatformManifest } from '../publisher.ts'

const docs = 'https://developers.tiktok.com/doc'
const checked = '2026-09-01'

export const manifest: PlatformManifest = {
  id: 'tiktok',
  name: 'TikTok',
  homepage: 'https://www.tiktok.com',
  color: '#000000',
  role: 'network',
  auth: 'oauth2',
  limits: {
    // That of a film. The words of pictures may have 4,000, which the same rule keeps.
    text: [{ max: 2_200, unit: 'utf16', source: `${docs}/content-posting-api-reference-direct-post`, checked }],
    images: {
      max: 35,
      bytes: 20_000_000,
      mimeTypes: ['image/jpeg', 'image/webp'],
      altMax: 0,
      // 1080p, whichever way it is turned.
      pixels: 1920 * 1080,
      recommendedWidth: 1080,
      animated: false,
      apartFromVideo: true,
      source: `${docs}/content-posting-api-media-transfer-guide`,
      checked,
    },
    video: {
      max: 1,
      bytes: 4_000_000_000,
      mimeTypes: ['video/mp4', 'video/quicktime', 'video/webm'],
      codecs: ['avc1', 'avc3', 'hvc1', 'hev1', 'vp8', 'vp09', 'mp4a', 'opus'],
      // How long this creator's films may be, `limitsFor` asks.
      maxMs: 10 * 60_000,
      pixels: 4096 * 4096,
      framesPerSecond: { min: 23, max: 60 },
      source: `${docs}/content-posting-api-media-transfer-guide`,
      checked,
    },
    required: { media: 'any', source: `${docs}/content-posting-api-get-started`, checked },
  },
  proof: {
    // The publish_id of an upload is known before its last piece makes it a post. Pictures have none: for them `find` proves presence alone.
    kind: 'session',
    graceMs: 60_000,
    source: `${docs}/content-posting-api-reference-get-video-status`,
    checked,
  },
  supports: {
    // A link in the words of a post cannot be followed there.
    links: false,
    images: true,
    video: true,
    threads: false,
    edit: false,
    remove: false,
    interactions: false,
    reply: false,
    measure: true,
  },
  metrics: {
    views: {
      means: { de: 'Aufrufe eines öffentlichen Beitrags.', en: 'Views of a public post.' },
      source: `${docs}/tiktok-api-v2-video-object`,
      checked,
    },
    reactions: { means: { de: 'Gefällt-mir-Angaben.', en: 'Likes.' }, source: `${docs}/tiktok-api-v2-video-object`, checked },
    comments: { means: { de: 'Kommentare.', en: 'Comments.' }, source: `${docs}/tiktok-api-v2-video-object`, checked },
    shares: { means: { de: 'Wie oft er geteilt wurde.', en: 'Shares.' }, source: `${docs}/tiktok-api-v2-video-object`, checked },
  },
  measureBatch: 20,
  // Six posts may be begun in a minute.
  minimumGapMs: 10_000,
  rates: [
    {
      of: 'account',
      counts: 'posts',
      limit: 15,
      windowMs: 24 * 60 * 60_000,
      source: `${docs}/content-posting-api-reference-direct-post`,
      checked,
    },
  ],
  app: { id: 'Client key', secret: 'Client secret', source: 'https://developers.tiktok.com/apps/', checked },
  notices: [
    {
      at: 'connecting',
      text: {
        de: 'Solange TikTok Ihre App nicht geprüft hat, sind Beiträge nur für Sie selbst sichtbar: Wählen Sie SELF_ONLY, und stellen Sie das Konto auf privat. Höchstens fünf Konten posten so in 24 Stunden.',
        en: 'Until TikTok has audited your app, posts are visible to yourself only: choose SELF_ONLY and set the account to private. At most five accounts post that way within 24 hours.',
      },
      source: `${docs}/content-posting-api-get-started`,
      checked,
    },
    {
      at: 'connecting',
      text: {
        de: 'Bilder holt TikTok selbst ab, und nur von einer Domain, die bei der App bestätigt ist: Tragen Sie dort die Adresse dieses Hubs ein.',
        en: 'TikTok fetches pictures itself, and only from a domain that is verified for the app: enter the address of this hub there.',
      },
      source: `${docs}/content-posting-api-media-transfer-guide`,
      checked,
    },
    {
      at: 'writing',
      text: {
        de: 'Ein Beitrag braucht hier einen Film oder bis zu 35 Bilder. Links lassen sich auf TikTok nicht anklicken: Der Link des Beitrags wird nicht mitgeschickt.',
        en: 'A post needs a film or up to 35 pictures here. Links cannot be followed on TikTok: the link of the post is not sent.',
      },
      source: `${docs}/content-posting-api-get-started`,
      checked,
    },
    {
      at: 'writing',
      text: {
        de: 'Hat TikTok Ihre App noch nicht geprüft, sieht den Beitrag niemand außer Ihnen. Bezahlte Partnerschaften und KI-Inhalte kennzeichnen Sie in der TikTok-App: Der Hub weiß davon nichts.',
        en: 'If TikTok has not audited your app yet, nobody but you sees the post. Mark paid partnerships and AI content in the TikTok app: the hub does not know of them.',
      },
      source: `${docs}/content-posting-api-reference-direct-post`,
      checked,
    },
    {
      at: 'writing',
      text: {
        de: 'Gelöscht wird auf TikTok von Hand: Zurückziehen kann der Hub einen Beitrag dort nicht.',
        en: 'Posts are deleted on TikTok by hand: the hub cannot take one down there.',
      },
      source: `${docs}/content-posting-api-get-started`,
      checked,
    },
  ],
}
