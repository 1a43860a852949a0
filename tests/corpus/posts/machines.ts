import { house } from '../post.ts'

const site = 'https://www.keller-roth.example'

/** A builder of machines with customers everywhere: German and English, nobody named who was not asked. */
export default house(
  {
    name: 'Keller & Roth',
    legalName: 'Keller & Roth Maschinenbau AG',
    website: `${site}/{language}/news/{slug}`,
    imprint: `${site}/imprint`,
    names: [
      { name: 'Keller & Roth', kind: 'company', wrong: ['Keller und Roth', 'Keller + Roth'] },
      { name: 'FlexPress 400', kind: 'product', wrong: ['Flexpress400', 'Flex-Press 400'] },
    ],
    requiredClaims: [{ claim: 'Engineered to last.', where: 'owned', language: 'en' }],
    address: 'formal',
    emoji: 'none',
    customers: [
      { name: 'Holtkamp Automotive', agreed: true },
      { name: 'Brandauer Stahl', agreed: true, agreedUntil: '2026-10-31' },
      { name: 'Vestergaard Foods' },
    ],
    competitors: ['Pressmann', 'Ironworks Ltd'],
    dictionary: ['Servopresse', 'servo'],
    country: 'DE-BW',
    minGapMinutes: 120,
    colors: [
      { name: 'Stahlgrau', hex: '#38424d' },
      { name: 'Orange', hex: '#d97706' },
    ],
  },
  [
    {
      say: 'machines, clean: a fair, in English on Mastodon',
      language: 'en',
      platform: 'mastodon',
      text: 'We are bringing the FlexPress 400 to the Hanover trade fair. Visit us in hall 12, stand B40, and watch it switch tools in under a minute.\n\n#Automation #MetalForming',
      link: `${site}/en/news/hanover-fair`,
      pictures: [{ picture: 'werkhalle', says: 'A grey press with an orange safety door in a bright factory hall.' }],
      expect: {},
    },
    {
      say: 'machines, clean: a press release in English with a customer who agreed',
      language: 'en',
      platform: 'website',
      article: {
        title: 'Holtkamp Automotive orders ten presses',
        slug: 'holtkamp-orders-ten-presses',
        teaser: 'The supplier is fitting out its new plant in Leeds with machines from Stuttgart.',
        author: 'Keller & Roth press office',
        seo: {
          title: 'Holtkamp Automotive orders ten FlexPress 400',
          description: 'Ten presses for a new plant in Leeds: what the customer needed, and when the first machine will run.',
        },
        body: [
          'Holtkamp Automotive has ordered ten machines of the type FlexPress 400 for its new plant in Leeds. The first two will be delivered in March. All ten are due to run by the end of next year.',
          '## Short runs, many parts',
          'The plant will make brackets for electric cars. Each model needs its own set of parts, and few of them are made in large numbers. A press that takes an hour to change its tools would stand still for most of the day.',
          '“We looked at the time between two batches first, and at the force second,” says Helen Marsh, who is in charge of the new plant. “With this machine, our people change a tool in less than a minute.”',
          '## Training before delivery',
          'Twelve operators from Leeds will spend two weeks at our training centre in Stuttgart. They learn to set up the machine, to read its messages and to replace the parts that wear. After that, our service team stays on site for a month.',
          `More about the machine and its options is on the [page of the FlexPress 400](${site}/en/flexpress-400).`,
          'Keller & Roth. Engineered to last.',
        ],
      },
      declared: { consents: [{ name: 'Helen Marsh', agreedOn: '2026-11-12' }] },
      pictures: [{ picture: 'werkhalle', says: 'A row of grey presses in a factory hall.' }],
      expect: {},
    },
    {
      say: 'machines, clean: a job, in German on Mastodon',
      language: 'de',
      platform: 'mastodon',
      text: 'Wir suchen für unser Werk in Esslingen eine Person für die Montage von Pressen (m/w/d). Sie arbeiten im Team mit sechs Kolleginnen und Kollegen, und wir zahlen nach Tarif. Bewerben Sie sich bis zum 15. Dezember.',
      link: `${site}/de/karriere/montage`,
      expect: {},
    },
    {
      say: 'machines: customers who did not agree, or no longer, and a claim',
      language: 'de',
      platform: 'mastodon',
      text: 'Auch Vestergaard Foods und Brandauer Stahl arbeiten mit Pressen von Keller & Roth. Kein Wunder: Wir sind Marktführer in Europa.',
      link: `${site}/de/news/kunden`,
      expect: { 'pr/customer-name': 'failed', 'pr/comparative-claim': 'needs-review' },
    },
    {
      say: 'machines: German on the English channel, too close to the post before',
      language: 'en',
      platform: 'bluesky',
      text: 'Unsere neue Presse ist da. Sie wechselt ihre Werkzeuge in weniger als einer Minute und braucht dabei kaum Strom.',
      link: `${site}/en/news/new-press`,
      schedule: { neighbours: [{ post: 'other', title: 'Meet us in Hanover', at: new Date('2026-11-24T11:00:00Z') }] },
      expect: { 'brand/text-language': 'failed', 'timing/collision': 'failed', 'brand/spelling': 'failed' },
    },
    {
      say: 'machines: an article under embargo, without the required claim, quoting without consent',
      language: 'en',
      platform: 'website',
      article: {
        title: 'New research centre opens in spring',
        slug: 'research-centre-opens',
        teaser: 'Sixty engineers will work on quieter presses.',
        seo: { title: '', description: 'A new building for sixty engineers: what they will work on, and when they move in.' },
        body: [
          'A new research centre is being built next to our plant in Stuttgart. Sixty engineers will move in next spring and work on presses that are quieter and need less energy than those of today.',
          '“Noise is what people on the shop floor mention first,” says Martin Keller. He has led the development team since last year and will be in charge of the new building, too.',
          'The centre has three halls. In the first, parts are tested until they break. In the second, whole machines run day and night, and their sound is recorded in every corner of the room. The third one is for visitors: customers can bring their own tools and try them on our machines before they buy one.',
          'The building gets its heat from the waste heat of the foundry next door. On its roof there are solar panels, which supply about a third of the power that the test stands need during the day.',
          `Two of the sixty jobs are still open, and both are described on our [careers page](${site}/en/careers).`,
        ],
      },
      declared: { embargoUntil: new Date('2026-12-01T08:00:00Z') },
      pictures: [{ picture: 'board-room', says: 'A bright room with a long table and a model of the new building.' }],
      expect: { 'pr/embargo': 'failed', 'brand/required-claim': 'failed', 'pr/quote-consent': 'needs-review' },
    },
  ],
)
