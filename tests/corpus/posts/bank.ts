import { house } from '../post.ts'

const site = 'https://www.talheimer-bank.example'

/** A cooperative bank: numbers, paragraphs of law, donations, and rules for nearly everything. */
export default house(
  {
    name: 'Talheimer Bank',
    legalName: 'Talheimer Bank eG',
    website: `${site}/{language}/magazin/{slug}`,
    imprint: `${site}/impressum`,
    names: [
      { name: 'Talheimer Bank', kind: 'company', wrong: ['Talheimerbank', 'Bank Talheim'] },
      { name: 'SparPlus', kind: 'product', wrong: ['Spar Plus', 'Sparplus'] },
    ],
    forbiddenWords: [
      { word: 'risikolos', instead: '' },
      { word: 'Filiale', instead: 'Geschäftsstelle' },
    ],
    forbiddenClaims: [{ claim: 'garantierte Rendite', language: 'de' }],
    address: 'formal',
    emoji: 'few',
    competitors: ['Kreissparkasse Unterland'],
    customers: [{ name: 'Weingut Lerchenhof', agreed: true }],
    country: 'DE-BW',
    colors: [{ name: 'Talgrün', hex: '#1b5e20' }],
    readability: { de: 30, en: 40 },
    minGapMinutes: 60,
  },
  [
    {
      say: 'bank, clean: interest on savings with numbers and signs, on Mastodon',
      language: 'de',
      platform: 'mastodon',
      text: 'Ab dem 1. Januar 2027 zahlen wir auf SparPlus 2,1\u00a0% Zinsen im Jahr, und zwar ab dem ersten Euro. Bei 5.000\u00a0€ sind das 105\u00a0€ nach zwölf Monaten. Fragen dazu? Unser Team ist montags bis freitags von 9 bis 18 Uhr für Sie da.',
      link: `${site}/de/sparplus`,
      expect: {},
    },
    {
      say: 'bank, clean: a warning against fraud, on Bluesky',
      language: 'de',
      platform: 'bluesky',
      text: 'Achtung: Derzeit rufen Betrüger an und geben sich als Mitarbeitende unserer Bank aus. Wir fragen Sie nie nach Ihrer PIN. Legen Sie auf und melden Sie sich bei uns.',
      link: `${site}/de/sicherheit`,
      expect: {},
    },
    {
      say: 'bank, clean: a customer who agreed, an article with a quote inside a quote',
      language: 'de',
      platform: 'website',
      article: {
        title: 'Wie der Lerchenhof durch den Frost kam',
        slug: 'lerchenhof-frost',
        teaser: 'Eine Nacht im April kostete das Weingut fast die ganze Ernte. Heute keltert es wieder.',
        author: 'Miriam Kolb',
        seo: {
          title: 'Wie das Weingut Lerchenhof durch den Frost kam',
          description: 'Minus sechs Grad im April, und fast alle Trauben sind erfroren. Was danach half, erzählen zwei Generationen.',
        },
        body: [
          'In der Nacht zum 23. April sank die Temperatur in den Hängen über Talheim auf minus sechs Grad. Am Morgen waren vier von fünf Trieben schwarz. Für das Weingut Lerchenhof ging es um die Ernte eines ganzen Jahres.',
          '## Eine Nacht, die alles änderte',
          '„Mein Vater stand im Weinberg und sagte nur: ‚Das war’s dann wohl‘“, erzählt Sophie Lerch. Sie hat den Betrieb vor drei Jahren übernommen. Bis dahin war die Versicherung gegen Frost kein Thema gewesen. Zu teuer, zu selten, so dachte man.',
          '## Was geholfen hat',
          'Die Familie sprach zuerst mit uns und dann mit dem Amt für Landwirtschaft. Die Raten für den neuen Keller ruhten ein Jahr lang. Das Land zahlte einen Zuschuss. Und mehr als 200 Stammkunden bestellten Wein, den es noch gar nicht gab.',
          'Heute ist der Keller voller als vor dem Frost. Das liegt auch daran, dass der Lerchenhof nun auf Sorten setzt, die später austreiben. Sie schmecken etwas herber, kommen aber gut an.',
          '## Was bleibt',
          'Im Hof steht jetzt eine Station, die das Wetter misst. Ihre Werte gehen an alle Betriebe im Tal. „Wir wollten nicht allein klüger werden“, sagt Sophie Lerch. Wer sich selbst absichern möchte, findet bei uns einen [Überblick über Versicherungen gegen Frost](' +
            `${site}/de/frost).`,
        ],
      },
      declared: { consents: [{ name: 'Sophie Lerch', agreedOn: '2026-11-10' }] },
      pictures: [{ picture: 'windpark', says: 'Eine Winzerin zwischen Reben an einem Hang.', persons: 'shown', consent: 'given' }],
      expect: {},
    },
    {
      say: 'bank, clean: a football match sponsored by the bank is news of its own',
      language: 'de',
      platform: 'mastodon',
      text: 'Am Samstag spielt die Jugend um unseren Pokal. Anstoß ist um 10 Uhr, Würstchen gibt es ab 11 Uhr, und der Eintritt ist frei. Kommen Sie vorbei und feuern Sie die Kinder an! ⚽\n\n#Talheim #Jugendfußball',
      expect: {},
    },
    {
      say: 'bank: a call for donations with an account',
      language: 'de',
      platform: 'mastodon',
      text: 'Der Sturm hat das Dach der Grundschule abgedeckt. Helfen Sie mit einer Spende: DE89 3704 0044 0532 0130 00, Stichwort Schuldach.',
      expect: { 'pr/personal-data': 'needs-review' },
    },
    {
      say: 'bank: promises that no bank may make, in capitals',
      language: 'de',
      platform: 'bluesky',
      text: 'JETZT ODER NIE!!! Mit SparPlus sparen Sie risikolos, und die garantierte Rendite ist besser als bei der Kreissparkasse Unterland.',
      link: `${site}/de/sparplus`,
      expect: {
        'brand/shouting': 'failed',
        'brand/forbidden-word': 'failed',
        'brand/forbidden-claim': 'failed',
        'pr/comparative-claim': 'needs-review',
        'pr/competitor': 'needs-review',
      },
    },
    {
      say: 'bank: du and Sie, a wrong legal form, and too many smiles',
      language: 'de',
      platform: 'mastodon',
      text: 'Du willst bauen? 🏡🔑 Dann komm zur Talheimer Bank AG. Wir rechnen mit dir alles durch, und du weißt am Ende, was du dir leisten kannst 😀👍',
      link: `${site}/de/bauen`,
      expect: { 'brand/address-form': 'failed', 'brand/legal-name': 'failed', 'brand/emoji': 'failed' },
    },
    {
      say: 'bank: typed on a phone',
      language: 'de',
      platform: 'mastodon',
      text: 'Heute im Magazin: "So vererben Sie richtig" - mit Tipps vom Notar. Die Erstberatung kostet 50 € und dauert ca. 30 min.',
      link: `${site}/de/magazin/erben`,
      expect: { 'brand/typography': 'failed' },
    },
  ],
)
