import type { PlatformManifest } from '../publisher.ts'

// The sending is our own and so is its contract: README.md beside this file is the page that these facts were read from.
const own = { source: 'urn:funkhaus:publishers/newsletter/README.md', checked: '2026-11-30' } as const

export const manifest: PlatformManifest = {
  id: 'newsletter',
  name: 'Newsletter',
  homepage: 'https://www.rfc-editor.org/rfc/rfc8058',
  color: '#9a3412',
  role: 'network',
  auth: 'hub',
  limits: {
    // Gmail shows 102 kB of a mail and hides the rest, the way to leave included: the hub's own limit keeps the whole mail below that.
    text: [{ max: 60_000, unit: 'byte', ...own }],
    // The subject. Inboxes show 40 to 70; a line of a mail's head may have 998 (RFC 5322, section 2.1.1).
    title: { max: 150, unit: 'codepoint', ...own },
    images: {
      max: 20,
      // Files stay in the hub, which serves renditions of them: this is what it takes in, not what a reader loads.
      bytes: 100_000_000,
      mimeTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif'],
      altMax: null,
      pixels: null,
      // Twice the width of the column in the mail.
      recommendedWidth: 1200,
      animated: true,
      ...own,
    },
  },
  // The key is the mailing's name, and the hub knows all of them: presence and absence are both proof.
  proof: { kind: 'identity', ...own },
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
  // Nothing in a mail tells who opened it, and nothing ever will. Clicks on the hub's own short links are counted there.
  metrics: {},
  measureBatch: 1,
  minimumGapMs: 0,
  rates: [],
  notices: [
    {
      at: 'writing',
      text: {
        de: 'Verschickt wird der ganze Beitrag: der Titel ist der Betreff (höchstens 150 Zeichen), der Teaser die Vorschauzeile im Postfach, Filme bleiben weg. Was zugestellt ist, holt niemand zurück: Eine zurückgezogene Freigabe hält nur an, was noch nicht hinaus ist, und nimmt Bilder und Browser-Ansicht weg.',
        en: 'The whole post is sent: the title is the subject (at most 150 characters), the teaser is the line that the inbox shows below it, films are left out. What was delivered cannot be called back: withdrawing stops what has not gone, and takes pictures and browser version away.',
      },
      ...own,
    },
    {
      at: 'writing',
      text: {
        de: 'Gmail zeigt nur die ersten 102 kB einer E-Mail. Halten Sie Newsletter kurz und verlinken Sie den ganzen Text.',
        en: 'Gmail shows the first 102 kB of a mail alone. Keep newsletters short, and link to the whole text.',
      },
      source: 'https://support.google.com/mail/thread/6187016',
      checked: '2026-11-30',
    },
    {
      at: 'connecting',
      text: {
        de: 'Legen Sie zuerst unter „Newsletter“ eine Liste mit Absender und Impressum an. Gesendet wird über ihren Mailserver oder den des Hubs (SMTP_URL); SPF, DKIM und DMARC richtet ein, wer ihn betreibt.',
        en: 'First make a list with its sender and imprint under “Newsletters”. Its own mail server sends, or the hub’s (SMTP_URL); whoever runs it sets up SPF, DKIM and DMARC.',
      },
      ...own,
    },
  ],
}
