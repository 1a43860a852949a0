import { house } from '../post.ts'

const site = 'https://www.korn-und-kruste.example'

/** A chain of bakeries: Du, emoji, and nothing that sounds like medicine. */
export default house(
  {
    name: 'Korn & Kruste',
    website: `${site}/blog/{slug}`,
    imprint: `${site}/impressum`,
    names: [
      { name: 'Korn & Kruste', kind: 'company', wrong: ['Korn und Kruste'] },
      { name: 'Morgenlaib', kind: 'product', wrong: ['Morgen-Laib'] },
    ],
    forbiddenWords: [{ word: 'Fabrik*', instead: '' }],
    address: 'informal',
    emoji: 'any',
    healthClaims: ['macht schlank', 'gut für den Darm'],
    advertisingLabels: ['Anzeige'],
    dictionary: ['Dinkelkruste', 'Backstube'],
    country: 'DE-BY',
    colors: [{ name: 'Kruste', hex: '#6b3f1d' }],
  },
  [
    {
      say: 'bakery, clean: a new bread, on Bluesky',
      language: 'de',
      platform: 'bluesky',
      text: 'Frisch aus dem Ofen: der Morgenlaib. Roggen, Wasser, Salz und ein Sauerteig, der 24 Stunden Zeit hatte. Ab Donnerstag in allen Filialen 🍞',
      pictures: [{ picture: 'backstube', says: 'Ein dunkles, rundes Brot auf einem Holzbrett, daneben eine Hand mit Mehl.' }],
      expect: {},
    },
    {
      say: 'bakery, clean: opening hours at Christmas, on Mastodon',
      language: 'de',
      platform: 'mastodon',
      text: 'Heiligabend haben wir für dich von 6 bis 12 Uhr geöffnet. Bestell dein Brot bis zum 20. Dezember vor, dann liegt es sicher bereit.\n\n#Weihnachten',
      link: `${site}/oeffnungszeiten`,
      expect: {},
    },
    {
      say: 'bakery, clean: an advertisement that says so',
      language: 'de',
      platform: 'mastodon',
      text: 'Anzeige: Zusammen mit der Molkerei Almtal haben wir ein Frühstück für dich gepackt. Zwei Brötchen, Butter, Käse und ein Glas Honig. Du bekommst es bis Sonntag in jeder Filiale.',
      declared: { sponsorship: 'sponsored', sponsor: 'Molkerei Almtal' },
      expect: {},
    },
    {
      say: 'bakery: health claims',
      language: 'de',
      platform: 'mastodon',
      text: 'Unser Vollkornbrot macht schlank und stärkt das Immunsystem. Probier es aus!',
      link: `${site}/vollkorn`,
      expect: { 'pr/health-claim': 'failed' },
    },
    {
      say: 'bakery: paid for and not labelled, a picture without words',
      language: 'de',
      platform: 'bluesky',
      text: 'Den Honig der Imkerei Sonnleitner musst du probieren. Es gibt ihn jetzt bei uns an der Kasse.',
      declared: { sponsorship: 'sponsored', sponsor: 'Imkerei Sonnleitner' },
      pictures: [{ picture: 'backstube', says: null }],
      expect: { 'pr/advertising-label': 'failed', 'accessibility/image-alt': 'failed' },
    },
    {
      say: 'bakery: emoji in a row and in a word, hashtags nobody can hear',
      language: 'de',
      platform: 'mastodon',
      text: 'Heute gibt es für alle Kinder eine Br🥨zel gratis 🥨🥨🥨🥨🥨\n\n#brezelliebe #frischausdembackofen',
      expect: {
        'accessibility/emoji-in-words': 'needs-review',
        'accessibility/emoji-run': 'failed',
        'accessibility/hashtags': 'needs-review',
      },
    },
    {
      say: 'bakery, clean: an article about sourdough',
      language: 'de',
      platform: 'website',
      article: {
        title: 'Warum unser Sauerteig Zeit braucht',
        slug: 'sauerteig-zeit',
        teaser: 'Ein Tag Ruhe macht den Unterschied: ein Besuch in der Backstube um zwei Uhr nachts.',
        author: 'Lena Huber',
        seo: {
          title: 'Warum unser Sauerteig 24 Stunden Zeit braucht',
          description: 'Was im Teig passiert, während du schläfst, und woran du ein Brot erkennst, das lange ruhen durfte.',
        },
        body: [
          'Es ist zwei Uhr nachts, und in der Backstube in Landshut riecht es säuerlich und warm. In den Kesseln ruht der Teig, aus dem in drei Stunden der Morgenlaib wird. Angesetzt wurde er gestern um diese Zeit.',
          '## Was in der Nacht passiert',
          'Im Teig leben Hefen und Bakterien. Sie zerlegen das Mehl und bilden dabei Gase und Säuren. Die Gase machen das Brot locker, die Säuren geben ihm Geschmack. Beides braucht Zeit: Wer nach vier Stunden backt, bekommt ein Brot, das am nächsten Tag schon trocken ist.',
          '## Woran du es erkennst',
          'Schneide das Brot auf und drück mit dem Daumen in die Krume. Federt sie zurück, hatte der Teig genug Ruhe. Riecht sie nach Apfel und ein wenig nach Essig, ist alles richtig. Eine dicke, dunkle Kruste ist ebenfalls ein gutes Zeichen.',
          '## Probier es selbst',
          `Du willst zu Hause backen? In jeder Filiale schenken wir dir ein Glas mit Sauerteig. Wie du ihn fütterst, steht in unserem [Rezept für Anfänger](${site}/rezept-sauerteig).`,
        ],
      },
      pictures: [{ picture: 'backstube', says: 'Eine Bäckerin formt in der Backstube ein rundes Brot.' }],
      expect: {},
    },
  ],
)
