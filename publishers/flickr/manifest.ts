import type { PlatformManifest } from '../publisher.ts'

const api = 'https://www.flickr.com/services/api'
const checked = '2026-11-30'

export const manifest: PlatformManifest = {
  id: 'flickr',
  name: 'Flickr',
  homepage: 'https://www.flickr.com',
  color: '#0063dc',
  role: 'network',
  auth: 'oauth1',
  limits: {
    // How long a description may be is told nowhere.
    text: [],
    images: {
      max: 1,
      // Flickr takes 200 MB (general knowledge); a picture goes up in one request, which ends after half a minute.
      bytes: 50_000_000,
      // What else it takes becomes one of these.
      mimeTypes: ['image/jpeg', 'image/png', 'image/gif'],
      altMax: 0,
      pixels: null,
      // The widest that it shows to everybody. General knowledge.
      recommendedWidth: 2048,
      // General knowledge: a GIF stands still there.
      animated: false,
      apartFromVideo: true,
      source: `${api}/upload.api.html`,
      checked,
    },
    video: {
      max: 1,
      // Flickr takes 1 GB (general knowledge): see the pictures.
      bytes: 50_000_000,
      mimeTypes: ['video/mp4', 'video/quicktime'],
      // An account that pays; one that does not has three. Both are general knowledge, and `limitsFor` asks for the account's own.
      maxMs: 600_000,
      source: `${api}/flickr.people.getLimits.html`,
      checked,
    },
    required: { media: 'any', source: `${api}/upload.api.html`, checked },
  },
  // A lost answer may be worked on still, and what is read may be a little older than what was written.
  proof: { kind: 'session', graceMs: 2 * 60_000, source: `${api}/flickr.photos.getInfo.html`, checked },
  supports: {
    links: true,
    images: true,
    video: true,
    threads: false,
    edit: false,
    remove: true,
    interactions: true,
    reply: true,
    measure: true,
  },
  metrics: {
    views: {
      means: { de: 'Wie oft das Foto oder der Film angesehen wurde.', en: 'How often the photo or film was looked at.' },
      source: `${api}/flickr.photos.getInfo.html`,
      checked,
    },
    comments: {
      means: { de: 'Kommentare darunter, unsere eingeschlossen.', en: 'Comments below it, our own among them.' },
      source: `${api}/flickr.photos.getInfo.html`,
      checked,
    },
    reactions: {
      means: { de: 'Menschen, die es zu ihrem Favoriten gemacht haben.', en: 'People who made it a favourite.' },
      source: `${api}/flickr.photos.getFavorites.html`,
      checked,
    },
  },
  measureBatch: 20,
  measureCalls: 2,
  minimumGapMs: 0,
  rates: [
    { of: 'app', counts: 'calls', limit: 3_600, windowMs: 60 * 60_000, source: 'https://www.flickr.com/services/developer/api/', checked },
  ],
  app: { id: 'Key', secret: 'Secret', source: 'https://www.flickr.com/services/apps/create/', checked },
  notices: [
    {
      at: 'connecting',
      text: {
        de: 'Ein kostenloses Konto fasst 1.000 Fotos und Filme, davon höchstens 50 nicht öffentliche. Jeder Beitrag liegt vor seiner Veröffentlichung kurz als privates Foto im Konto.',
        en: 'A free account holds 1,000 photos and films, at most 50 of them not public. Every post lies in the account as a private photo for a moment before it is published.',
      },
      source: 'https://www.flickrhelp.com/hc/en-us/articles/13690320471060-Free-account-limit-changes-and-enforcement',
      checked,
    },
    {
      at: 'writing',
      text: {
        de: 'Flickr kennt keinen Alternativtext. Was man für das Verständnis des Bildes wissen muss, gehört in die Beschreibung.',
        en: 'Flickr knows no alternative text. What one must know to understand the picture belongs into the description.',
      },
      source: `${api}/upload.api.html`,
      checked,
    },
  ],
}
