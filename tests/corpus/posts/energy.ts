import { house } from '../post.ts'

const site = 'https://www.nordlicht-energie.example'

/** A supplier of green power: formal, careful with claims. */
export default house(
  {
    name: 'Nordlicht Energie',
    legalName: 'Nordlicht Energie GmbH',
    website: `${site}/{language}/aktuelles/{slug}`,
    imprint: `${site}/impressum`,
    names: [
      { name: 'Nordlicht Energie', kind: 'company', wrong: ['Nordlichtenergie', 'Nord-Licht Energie'] },
      { name: 'WindPlus', kind: 'product', wrong: ['Wind Plus', 'Windplus'] },
    ],
    forbiddenWords: [
      { word: 'billig', instead: 'günstig' },
      { word: 'Ökostrom', instead: 'Strom aus erneuerbaren Quellen' },
    ],
    forbiddenClaims: [{ claim: 'hundert Prozent klimaneutral', instead: 'aus erneuerbaren Quellen', language: 'de' }],
    address: 'formal',
    emoji: 'few',
    readability: { de: 30, en: 40 },
    colors: [
      { name: 'Nachtblau', hex: '#0b3d5c' },
      { name: 'Weiß', hex: '#ffffff' },
    ],
    competitors: ['Südstrom', 'Voltaro'],
    crisisTopics: [{ topic: 'Blackout', until: '2026-12-01' }],
    country: 'DE-SH',
    copyrightHolder: 'Nordlicht Energie GmbH',
    quietHours: [{ from: '22:00', to: '06:00' }],
    publishingDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  },
  [
    {
      say: 'energy, clean: a wind park, on Mastodon',
      language: 'de',
      platform: 'mastodon',
      text: 'Vier neue Windräder drehen sich seit heute auf dem Höhenzug bei Wesselby. Sie versorgen rund 12.000 Haushalte in der Region. Schauen Sie sich die Anlage am Samstag mit uns an!\n\n#Windkraft #Energiewende',
      link: `${site}/de/aktuelles/windpark-wesselby`,
      pictures: [{ picture: 'windpark', says: 'Vier weiße Windräder auf einem grünen Höhenzug unter blauem Himmel.' }],
      expect: {},
    },
    {
      say: 'energy, clean: an article about a wind park',
      language: 'de',
      platform: 'website',
      article: {
        title: 'Vier neue Windräder für Wesselby',
        slug: 'windraeder-wesselby',
        teaser: 'Auf dem Höhenzug bei Wesselby speisen vier neue Anlagen ihren ersten Strom ein.',
        author: 'Petra Lorenzen',
        seo: {
          title: 'Neue Windräder in Wesselby',
          description: 'Vier neue Anlagen versorgen rund 12.000 Haushalte. So lief der Bau, und so sind die Nachbarn beteiligt.',
        },
        body: [
          'Am Montagmorgen um halb acht hat sich das erste der vier neuen Windräder auf dem Höhenzug bei Wesselby gedreht. Zwei Stunden später liefen alle vier. Zusammen liefern sie genug Strom für rund 12.000 Haushalte.',
          '## Zwei Jahre Planung, acht Monate Bau',
          'Die Gemeinde und wir haben den Standort gemeinsam ausgesucht. Zuerst wurden die Wege der Zugvögel untersucht, danach der Boden. Im März begann der Bau der Fundamente, im September kamen die Flügel mit dem Schiff nach Husum. Von dort fuhren sie in vier Nächten auf Tiefladern bis zur Baustelle.',
          '„Uns war wichtig, dass die Menschen hier etwas davon haben“, sagt unsere Projektleiterin Petra Lorenzen. Deshalb gehört ein Fünftel des Parks einer Genossenschaft, in der 340 Bürgerinnen und Bürger aus Wesselby Mitglied sind.',
          '## Was die Nachbarn hören und sehen',
          'Nachts laufen die Anlagen langsamer und damit leiser. Die roten Lichter schalten sich nur noch ein, wenn sich ein Flugzeug nähert. Wer Fragen hat, erreicht uns montags von neun bis zwölf Uhr im Rathaus.',
          '## Besuchen Sie den Park',
          `Am ersten Samstag im Dezember zeigen wir Ihnen eine der Anlagen von innen. Eine [Anmeldung zur Führung](${site}/de/fuehrung) ist nötig, denn die Gruppen sind klein.`,
        ],
      },
      declared: { consents: [{ name: 'Petra Lorenzen', agreedOn: '2026-11-19' }], focusKeyword: 'Windräder' },
      pictures: [{ picture: 'windpark', says: 'Vier weiße Windräder auf einem grünen Höhenzug.' }],
      // The keyword is in no heading.
      expect: { 'seo/focus-keyword': 'needs-review' },
    },
    {
      say: 'energy, clean: advice in winter, on Bluesky',
      language: 'de',
      platform: 'bluesky',
      text: 'Ein Grad weniger im Wohnzimmer spart etwa sechs Prozent Heizenergie. Schließen Sie abends die Rollläden, dann bleibt die Wärme länger im Haus. Weitere Tipps haben wir für Sie gesammelt.',
      link: `${site}/de/aktuelles/heiztipps`,
      expect: {},
    },
    {
      say: 'energy: words, claims and a misspelled name',
      language: 'de',
      platform: 'mastodon',
      text: 'Unser Tarif Wind Plus ist billig und hundert Prozent klimaneutral. Wechseln Sie jetzt zu Nordlicht Energie!',
      link: `${site}/de/tarife`,
      expect: { 'brand/forbidden-word': 'failed', 'brand/forbidden-claim': 'failed', 'brand/names': 'failed' },
    },
    {
      say: 'energy: a joke about a crisis, at night, beside a competitor',
      language: 'de',
      platform: 'bluesky',
      text: 'Blackout? Nicht mit uns. Während Südstrom noch sucht, haben wir die Kerzen längst ausgepackt.',
      link: `${site}/de/aktuelles/netz`,
      schedule: { dueAt: new Date('2026-11-24T22:15:00Z') },
      expect: { 'pr/crisis-topic': 'failed', 'pr/competitor': 'needs-review', 'timing/quiet-hours': 'failed' },
    },
    {
      say: 'energy: an article with a dead link, no picture and a teaser alone',
      language: 'de',
      platform: 'website',
      article: {
        title: 'Abschlag anpassen: so geht es',
        slug: 'abschlag-anpassen',
        teaser: 'Sie können Ihren Abschlag jederzeit selbst ändern.',
        body: [
          `Melden Sie sich im [Kundenportal](${site}/portal-alt) an. Unter „Mein Vertrag“ finden Sie den Abschlag. Tragen Sie den neuen Betrag ein und bestätigen Sie ihn.`,
        ],
      },
      answers: { [`${site}/portal-alt`]: { answer: 404 } },
      expect: {
        'seo/links': 'failed',
        'seo/social-card': 'needs-review',
        'seo/description': 'failed',
        'seo/text-length': 'needs-review',
      },
    },
  ],
)
