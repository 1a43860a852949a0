import { house } from '../post.ts'

const site = 'https://www.klinikum-seeblick.example'

/** A hospital: formal, careful with persons. */
export default house(
  {
    name: 'Klinikum Seeblick',
    legalName: 'Klinikum Seeblick gGmbH',
    website: `${site}/{language}/aktuelles/{slug}`,
    imprint: `${site}/impressum`,
    names: [
      { name: 'Klinikum Seeblick', kind: 'company', wrong: ['Klinik Seeblick', 'Seeblick-Klinikum'] },
      { name: 'Professorin Aylin Demir', kind: 'person', wrong: [] },
    ],
    forbiddenWords: [{ word: 'Patientengut', instead: 'Patientinnen und Patienten' }],
    address: 'formal',
    emoji: 'none',
    genderForms: ['pair', 'neutral'],
    country: 'DE-BW',
    mourningDays: [{ day: '2026-11-26', name: 'Gedenken an die Opfer des Unfalls' }],
    boilerplate: { de: 'Pressestelle: 07531 9990, presse@klinikum-seeblick.example', en: '' },
    colors: [{ name: 'Seeblau', hex: '#27506b' }],
  },
  [
    {
      say: 'hospital, clean: an evening lecture, on Mastodon',
      language: 'de',
      platform: 'mastodon',
      text: 'Herzschwäche früh erkennen: Am Donnerstag um 18 Uhr spricht Professorin Aylin Demir im Foyer. Im Anschluss beantwortet sie Ihre Fragen. Der Eintritt ist frei.',
      link: `${site}/de/aktuelles/herzabend`,
      expect: {},
    },
    {
      say: 'hospital, clean: a new ward, an article',
      language: 'de',
      platform: 'website',
      article: {
        title: 'Neue Kinderstation öffnet im Januar',
        slug: 'kinderstation-oeffnet',
        teaser: 'Mehr Platz, mehr Licht und ein Bett für die Eltern in jedem Zimmer.',
        author: 'Pressestelle',
        seo: {
          title: 'Neue Kinderstation im Klinikum Seeblick',
          description: 'Im Januar zieht die Kinderstation um. Was sich für Familien ändert und wie Sie uns künftig finden.',
        },
        body: [
          'Am 12. Januar zieht unsere Kinderstation in den Neubau an der Seestraße. Die 28 Zimmer sind größer und heller als bisher. In jedem steht ein zweites Bett, damit Mutter oder Vater über Nacht bleiben können.',
          '## Kurze Wege',
          'Notaufnahme, Röntgen und Station liegen künftig auf einer Ebene. Ein Kind, das nachts mit Fieber kommt, muss nicht mehr durch das ganze Haus gebracht werden. Auch die Apotheke ist nur wenige Schritte entfernt.',
          '## Was bleibt',
          'Das Team bleibt dasselbe. Ihr Kind trifft also die Menschen wieder, die es schon kennt. Auch die Sprechstunden ändern sich nicht, und die Klinikclowns kommen weiterhin jeden Mittwoch.',
          '## So finden Sie uns',
          `Nehmen Sie den Eingang an der Seestraße, dort gibt es zwölf Parkplätze für Familien. Einen [Plan des Geländes](${site}/de/anfahrt) können Sie vorab ausdrucken. Wer mit dem Bus kommt, steigt an der Haltestelle Neubau aus und ist in zwei Minuten bei uns.`,
          'Am Samstag vor dem Umzug laden wir alle Familien ein, sich die Station anzusehen. Um elf Uhr beginnt ein Rundgang für Kinder.',
          'Pressestelle: 07531 9990, presse@klinikum-seeblick.example',
        ],
      },
      pictures: [{ picture: 'board-room', says: 'Ein helles Zimmer mit zwei Betten und einem großen Fenster.' }],
      expect: {},
    },
    {
      say: 'hospital, clean: a job, on Bluesky',
      language: 'de',
      platform: 'bluesky',
      text: 'Unsere Station für Neurologie sucht Verstärkung in der Pflege. Sie wählen Ihren Dienstplan mit, und wir helfen bei der Suche nach einer Wohnung. Haben Sie Fragen? Rufen Sie uns gern an.',
      link: `${site}/de/karriere/pflege`,
      expect: {},
    },
    {
      say: 'hospital: a patient without consent, on a day of mourning',
      language: 'de',
      platform: 'mastodon',
      text: 'Nach drei Wochen durfte unsere kleine Patientin heute nach Hause. Wir wünschen ihr alles Gute!',
      pictures: [
        { picture: 'hoersaal', says: 'Ein Mädchen mit einem Teddy vor dem Eingang der Klinik.', persons: 'shown', consent: 'refused' },
      ],
      schedule: { dueAt: new Date('2026-11-26T10:00:00Z') },
      expect: { 'pr/person-consent': 'failed', 'pr/day': 'needs-review' },
    },
    {
      say: 'hospital: a phone number, a private mailbox and an account',
      language: 'de',
      platform: 'mastodon',
      text: 'Fragen zur Sprechstunde beantwortet jonas.feldmann@klinikum-seeblick.example oder 0171 2345678. Die Rechnung überweisen Sie bitte auf DE89 3704 0044 0532 0130 00.',
      expect: { 'pr/personal-data': 'failed' },
    },
    {
      say: 'hospital: an article that repeats words, skips headings and links to “hier”',
      language: 'de',
      platform: 'website',
      article: {
        title: 'Besuchszeiten im Winter',
        slug: 'besuchszeiten-im-winter',
        teaser: 'Von Dezember bis Februar gelten andere Zeiten.',
        seo: {
          title: 'Besuchszeiten im Winter',
          description: 'Von Dezember bis Februar gelten andere Besuchszeiten: eine Übersicht für alle Stationen.',
        },
        body: [
          'Damit sich niemand ansteckt, bitten wir Sie im Winter um um Rücksicht. Kommen Sie nur, wenn Sie sich gesund fühlen.',
          '#### Zeiten',
          `Besuchen Sie uns täglich zwischen 14 und 18 Uhr. Alle Einzelheiten finden Sie [hier](${site}/de/besuch).`,
        ],
      },
      pictures: [{ picture: 'board-room', says: 'Ein leerer Flur mit Stühlen am Fenster.' }],
      expect: {
        'brand/repeated-word': 'failed',
        'brand/boilerplate': 'failed',
        'seo/headings': 'failed',
        'accessibility/link-text': 'failed',
        'seo/text-length': 'needs-review',
      },
    },
  ],
)
