import type { PlatformManifest } from '../publisher.ts'

const docs = 'https://developers.google.com/my-business'
const posts = `${docs}/reference/rest/v4/accounts.locations.localPosts`
const help = 'https://support.google.com/business/answer'
const checked = '2026-11-30'
const minuteMs = 60_000

export const manifest: PlatformManifest = {
  id: 'google-business-profile',
  name: 'Google Business Profile',
  homepage: 'https://business.google.com',
  color: '#4285f4',
  role: 'network',
  auth: 'oauth2',
  limits: {
    // Read at second hand, where nobody says how it counts: UTF-16 units are never fewer than what people call characters.
    text: [{ max: 1_500, unit: 'utf16', source: `${help}/7342169`, checked }],
    // One photo a post, general knowledge; by a public address and nothing else. Google wants at least 10 KB, too.
    images: {
      max: 1,
      bytes: 5_000_000,
      mimeTypes: ['image/jpeg', 'image/png'],
      altMax: 0,
      pixels: null,
      min: { width: 250, height: 250 },
      animated: false,
      source: `${help}/6103862`,
      checked,
    },
  },
  proof: {
    kind: 'timeline',
    // How long a post takes to be listed is not told.
    graceMs: minuteMs,
    source: `${posts}/list`,
    checked,
  },
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
  // `localPosts.reportInsights` went with the new API of numbers, which counts locations only:
  // https://developers.google.com/my-business/content/performance/change-log, read 2026-11-30.
  metrics: {},
  measureBatch: 0,
  minimumGapMs: 0,
  rates: [
    // Told of the other APIs of the Business Profile; believed of the one for posts, which the page leaves out.
    { of: 'app', counts: 'calls', limit: 300, windowMs: minuteMs, source: `${docs}/content/limits`, checked },
    // Told of edits to a profile; believed of its posts.
    { of: 'account', counts: 'posts', limit: 10, windowMs: minuteMs, source: `${docs}/content/limits`, checked },
  ],
  app: { id: 'Client ID', secret: 'Client secret', source: 'https://console.cloud.google.com/apis/credentials', checked },
  notices: [
    {
      at: 'connecting',
      text: {
        de: 'Google gibt seine Schnittstelle erst auf Antrag frei. Das dauert bis zu 14 Tage; bis dahin ist das Kontingent Ihres Google-Cloud-Projekts 0 und jeder Aufruf wird abgelehnt.',
        en: 'Google opens its API only on request. That takes up to 14 days; until then the quota of your Google Cloud project is 0, and every call is refused.',
      },
      source: `${docs}/content/prereqs`,
      checked,
    },
    {
      at: 'connecting',
      text: {
        de: 'Den Antrag kann stellen, wer ein Unternehmensprofil verwaltet, das seit mehr als 60 Tagen bestätigt ist und eine Website nennt.',
        en: 'The request can be made by somebody who manages a business profile that has been verified for more than 60 days and names a website.',
      },
      source: `${docs}/content/prereqs`,
      checked,
    },
    {
      at: 'connecting',
      text: {
        de: 'Steht der Zustimmungsbildschirm auf „Testing“, endet der Zugang nach sieben Tagen.',
        en: 'While the consent screen is in “Testing”, access ends after seven days.',
      },
      source: 'https://developers.google.com/identity/protocols/oauth2#expiration',
      checked: '2026-09-01',
    },
    {
      at: 'writing',
      text: {
        de: 'Google prüft jeden Beitrag, bevor ihn jemand sieht. Mit einer Telefonnummer im Text wird er meist abgelehnt.',
        en: 'Google looks at every post before anybody sees it. With a telephone number in its text it is mostly refused.',
      },
      source: `${help}/7342169`,
      checked,
    },
    {
      at: 'writing',
      text: {
        de: 'Der Link steht als Schaltfläche „Weitere Informationen“ unter dem Text. Das Bild muss mindestens 10 KB groß sein.',
        en: 'The link stands below the text as a button, “Learn more”. The picture must have at least 10 KB.',
      },
      source: posts,
      checked,
    },
  ],
}
