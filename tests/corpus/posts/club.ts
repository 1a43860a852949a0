import { house } from '../post.ts'

const site = 'https://www.svlindenau.example'

/** A sports club: Du, loud, with many pictures. */
export default house(
  {
    name: 'SV Lindenau',
    website: `${site}/news/{slug}`,
    imprint: `${site}/impressum`,
    names: [{ name: 'SV Lindenau', kind: 'company', wrong: ['SVL Lindenau'] }],
    address: 'informal',
    emoji: 'any',
    competitors: [],
    dictionary: ['Lindenau', 'Waldstadion', 'Grünau', 'Dauerkarte'],
    country: 'DE-SN',
    copyrightHolder: 'SV Lindenau',
    fonts: ['Source Sans 3'],
    colors: [{ name: 'Vereinsgrün', hex: '#2f7d32' }],
  },
  [
    {
      say: 'club, clean: a match, on Mastodon',
      language: 'de',
      platform: 'mastodon',
      text: 'Drei Punkte im Regen! Mit 2:1 haben unsere Frauen am Sonntag gegen Grünau gewonnen. Danke an alle, die bis zum Schluss gesungen haben. Am 6. Dezember seht ihr uns wieder im Waldstadion 💚\n\n#SVLindenau',
      pictures: [{ picture: 'spielfeld', says: 'Spielerinnen in Grün jubeln auf einem nassen Rasen.', persons: 'shown', consent: 'given' }],
      expect: {},
    },
    {
      say: 'club, clean: training for children, on Bluesky',
      language: 'de',
      platform: 'bluesky',
      text: 'Du bist zwischen sechs und zehn Jahre alt und willst klettern? Komm am Freitag um 16 Uhr in die Halle am Waldstadion. Schuhe leihen wir dir.',
      link: `${site}/klettern`,
      expect: {},
    },
    {
      say: 'club: a picture of an agency, another whose licence has ended',
      language: 'de',
      platform: 'mastodon',
      text: 'So schön war unser Sommerfest. Bist du im nächsten Jahr wieder dabei?',
      pictures: [
        { picture: 'agency-photo', says: 'Menschen tanzen unter bunten Lampions.', rightsHolder: 'SV Lindenau' },
        { picture: 'spielfeld', says: 'Kinder laufen mit Fackeln über den Platz.', expiresOn: '2026-10-31' },
      ],
      expect: { 'pr/copyright-notice': 'needs-review', 'pr/media-rights': 'failed' },
    },
    {
      say: 'club: a free picture without its author, five pictures at once',
      language: 'de',
      platform: 'mastodon',
      text: 'Der neue Rasen liegt. Hier siehst du, wie er gewachsen ist.',
      pictures: [
        { picture: 'spielfeld', says: 'Der Platz im März, noch voller Schlamm.' },
        { picture: 'windpark', says: 'Der Platz im April, mit ersten Halmen.' },
        { picture: 'harbour', says: 'Der Platz im Mai, schon recht grün.', licence: 'CC BY 4.0', rightsHolder: 'Tomasz Zielinski' },
        { picture: 'werkhalle', says: 'Der Mäher in der Halle des Platzwarts.' },
        { picture: 'board-room', says: 'Das Vereinsheim mit frisch geputzten Fenstern.' },
      ],
      expect: { 'platform/image-count': 'failed', 'pr/credit': 'failed' },
    },
    {
      say: 'club, clean: a report, an article',
      language: 'de',
      platform: 'website',
      article: {
        title: 'Tanja Vogt läuft durch die Wüste',
        slug: 'tanja-vogt-wueste',
        teaser: 'Sechs Tage, 250 Kilometer, ein Rucksack: Eine Läuferin aus Lindenau war dabei.',
        author: 'Redaktion',
        seo: {
          title: 'Tanja Vogt läuft durch die Wüste',
          description: 'Sechs Tage und 250 Kilometer durch Sand und Steine: wie eine Läuferin aus Lindenau ins Ziel kam.',
        },
        body: [
          'Als Tanja Vogt am sechsten Tag die letzte Düne hinaufläuft, hört sie zuerst die Trommeln. Dann sieht sie die Fahne, die ihr Mann mitgebracht hat: Grün, mit der Linde darauf. 250 Kilometer liegen hinter ihr.',
          '## Zwei Jahre Vorbereitung',
          'Angefangen hat alles mit einer Wette im Vereinsheim. Tanja, damals 43 Jahre alt, lief gern, aber nie länger als zehn Kilometer. Dann las sie von dem Lauf in der Wüste und meldete sich an. Seitdem stand sie jeden Morgen um fünf Uhr auf.',
          '„Das Schwerste war nicht die Hitze“, sagt Tanja Vogt. „Das Schwerste war der Rucksack.“ Neun Kilogramm musste sie tragen: Essen für sechs Tage, einen Schlafsack, einen Kocher.',
          '## Und jetzt?',
          `Am Freitag erzählt sie im Vereinsheim von ihrer Reise. Komm vorbei und bring deine Fragen mit. Wer selbst anfangen will, findet unseren [Lauftreff für Einsteiger](${site}/lauftreff) jeden Dienstag am Waldstadion. Du brauchst nur Schuhe und ein wenig Zeit. Es gibt drei Gruppen, und niemand läuft allein.`,
        ],
      },
      declared: { consents: [{ name: 'Tanja Vogt', agreedOn: '2026-11-20' }] },
      pictures: [
        {
          picture: 'windpark',
          says: 'Eine Läuferin mit Rucksack auf einer Düne.',
          filename: 'laeuferin-duene.jpg',
          persons: 'shown',
          consent: 'given',
        },
      ],
      expect: {},
    },
    {
      say: 'club: a picture that is blurred, and says where it was taken',
      language: 'de',
      platform: 'mastodon',
      text: 'Schnappschuss vom Training: So sehen müde Beine aus. Wann bist du dabei?',
      pictures: [
        { picture: 'blurred-photo', says: 'Beine in grünen Stutzen auf dem Rasen.' },
        { picture: 'located-photo', says: 'Eine Bank am Rand des Platzes.' },
      ],
      expect: { 'design/sharpness': 'needs-review', 'pr/file-metadata': 'needs-review' },
    },
    {
      say: 'club: a card in a font that is not known, with the dates of a year',
      language: 'de',
      platform: 'mastodon',
      text: 'Merk dir den Tag: Am 12. Juni 2027 ist wieder Sommerfest.',
      pictures: [{ picture: 'clear-card', says: 'Weiße Schrift auf Blau: Tag der Energie.', fonts: ['Comic Neue'] }],
      expect: { 'design/font': 'failed' },
    },
  ],
)
