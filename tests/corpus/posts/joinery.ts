import { house } from '../post.ts'

const site = 'https://www.tischlerei-ahorn.example'

/** A small workshop: one person writes, in the evening, without a press office. */
export default house(
  {
    name: 'Tischlerei Ahorn',
    website: `${site}/{slug}`,
    imprint: `${site}/impressum`,
    names: [{ name: 'Tischlerei Ahorn', kind: 'company', wrong: ['Ahorn Tischlerei', 'Schreinerei Ahorn'] }],
    address: 'formal',
    forbiddenClaims: [{ claim: 'Wir sind die Nummer eins', language: 'de' }],
    dictionary: ['Nussbaum'],
    country: 'AT',
    colors: [{ name: 'Ahorn', hex: '#d9b38c' }],
  },
  [
    {
      say: 'joinery, clean: a table, on Mastodon',
      language: 'de',
      platform: 'mastodon',
      text: 'Drei Wochen Arbeit stecken in diesem Tisch aus Nussbaum. Gestern haben wir ihn geliefert, heute wird daran gefrühstückt. Möchten Sie auch einen? Wir freuen uns auf Ihren Besuch in der Werkstatt.',
      pictures: [{ picture: 'werkhalle', says: 'Ein langer Tisch aus dunklem Holz in der Werkstatt.' }],
      expect: {},
    },
    {
      say: 'joinery, clean: an apprenticeship, on Bluesky',
      language: 'de',
      platform: 'bluesky',
      text: 'Ab Sommer 2027 bilden wir wieder aus. Ein Praktikum ist jederzeit möglich: Schreiben Sie uns, was Sie gern bauen würden, und wir melden uns.',
      link: `${site}/ausbildung`,
      expect: {},
    },
    {
      say: 'joinery, clean: caring for wood, an article',
      language: 'de',
      platform: 'website',
      article: {
        title: 'So pflegen Sie geöltes Holz',
        slug: 'geoeltes-holz-pflegen',
        teaser: 'Zweimal im Jahr ein Tuch und ein wenig Öl: Mehr braucht Ihr Tisch nicht.',
        author: 'Karin Steiner',
        seo: {
          title: 'Geöltes Holz pflegen',
          description: 'Wie Sie Flecken entfernen, das Öl auftragen und woran Sie erkennen, dass der Tisch es braucht.',
        },
        body: [
          'Ein geölter Tisch darf Spuren zeigen. Er soll aber nicht grau werden. Mit wenig Mühe bleibt er viele Jahre schön.',
          '## Wann er Öl braucht',
          'Geben Sie einen Tropfen Wasser auf die Platte. Bleibt er stehen, ist alles in Ordnung. Zieht er ein, ist es Zeit. In den meisten Haushalten ist das zweimal im Jahr der Fall, in der Küche auch öfter.',
          '## So gehen Sie vor',
          'Wischen Sie den Tisch mit einem feuchten Tuch ab und lassen Sie ihn einen Tag lang trocknen. Schleifen Sie Flecken mit feinem Papier aus, immer in Richtung der Fasern. Tragen Sie dann das Öl dünn mit einem Lappen auf. Nach zwanzig Minuten nehmen Sie ab, was nicht eingezogen ist.',
          'Breiten Sie den Lappen danach im Freien aus, bis er trocken ist. Zusammengeknüllt kann er sich von selbst entzünden, und das ist schon vielen passiert.',
          '## Wenn Sie unsicher sind',
          `Bringen Sie ein Foto vorbei oder lesen Sie, [welches Öl zu welchem Holz passt](${site}/oele). Tiefe Kratzer schleifen wir Ihnen auch gern in der Werkstatt aus.`,
        ],
      },
      pictures: [{ picture: 'werkhalle', says: 'Eine Hand reibt eine Tischplatte mit einem Lappen ein.' }],
      expect: {},
    },
    {
      say: 'joinery: sloppy typing',
      language: 'de',
      platform: 'mastodon',
      text: 'Unsere neue Werkstat ist  fertig - kommen Sie vorbei ! Wir haben von 9-17 Uhr geöffnet ...',
      expect: { 'brand/spelling': 'needs-review', 'brand/typography': 'failed' },
    },
    {
      say: 'joinery: English on the German channel, and a link that does not answer',
      language: 'de',
      platform: 'mastodon',
      text: 'Our new tables are made of oak from the forest behind the workshop. Come and see them on Saturday.',
      link: `${site}/eiche`,
      answers: { [`${site}/eiche`]: { answer: 'unreachable' } },
      expect: { 'brand/text-language': 'failed', 'seo/links': 'failed' },
    },
    {
      say: 'joinery: an article that is hard to read, by a small picture, under an http address',
      language: 'de',
      platform: 'website',
      article: {
        title: 'Hinweise zur Gewährleistung',
        slug: 'hinweise-zur-gewaehrleistung',
        teaser: 'Was gilt, wenn ein Möbelstück Mängel hat.',
        seo: { title: 'Hinweise zur Gewährleistung', description: 'Was gilt, wenn ein Möbelstück Mängel hat, und wie Sie uns erreichen.' },
        body: [
          'Unsere Möbel werden mit der Gewährleistungsverpflichtungserklärung ausgeliefert. Bewahren Sie diese zusammen mit der Rechnung auf. Melden Sie sich, sobald Ihnen etwas auffällt, dann sehen wir uns das Stück bei Ihnen an.',
          'Das Gesetz steht unter [Gewährleistung im Gesetz](http://recht.example/gewaehrleistung).',
        ],
      },
      pictures: [{ picture: 'small-photo', says: 'Ein Stuhl mit einem gebrochenen Bein.' }],
      expect: {
        'accessibility/plain-language': 'needs-review',
        'seo/encryption': 'needs-review',
        'seo/social-card': 'failed',
        'design/resolution': 'failed',
        'seo/text-length': 'needs-review',
      },
    },
  ],
)
