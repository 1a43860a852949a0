import { house } from '../post.ts'

const site = 'https://www.northgate-freight.example'

/** A carrier: English, busy, with links to everywhere. */
export default house(
  {
    name: 'Northgate Freight',
    legalName: 'Northgate Freight plc',
    website: `${site}/news/{slug}`,
    imprint: `${site}/legal`,
    names: [{ name: 'Northgate Freight', kind: 'company', wrong: ['Northgate Logistics', 'NorthGate Freight'] }],
    forbiddenWords: [{ word: 'manpower', instead: 'staff', language: 'en' }],
    requiredClaims: [{ claim: 'Always on the way.', where: 'network', language: 'en' }],
    emoji: 'few',
    competitors: ['Swiftline'],
    country: 'GB',
    publishingDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
    colors: [{ name: 'Signal red', hex: '#c8102e' }],
  },
  [
    {
      say: 'logistics, clean: electric lorries, on Mastodon',
      language: 'en',
      platform: 'mastodon',
      text: 'Twelve electric lorries joined our fleet in Hull today. They carry the same load as the old ones, and the neighbours of our depot can sleep through the night again. Always on the way.',
      link: `${site}/news/electric-lorries`,
      pictures: [{ picture: 'harbour', says: 'A red lorry beside a crane in the port of Hull.' }],
      expect: {},
    },
    {
      say: 'logistics, clean: a strike, on Bluesky',
      language: 'en',
      platform: 'bluesky',
      text: 'Because of the strike in the port of Calais, deliveries to France will take two days longer this week. You can see where your goods are at any time. Always on the way.',
      link: `${site}/tracking`,
      expect: {},
    },
    {
      say: 'logistics, clean: a job for drivers, on Mastodon',
      language: 'en',
      platform: 'mastodon',
      text: 'We are looking for drivers in Leeds. You start and end your day at home, and we pay for your licence. Apply by 31 January 2027, or come and see us at the depot. Always on the way.',
      link: `${site}/jobs/drivers-leeds`,
      expect: {},
    },
    {
      say: 'logistics: links that are moved, plain, and cannot be checked; on a Sunday',
      language: 'en',
      platform: 'mastodon',
      text: 'Rates for next year: http://rates.northgate-freight.example/2027 and https://www.northgate-freight.example/old-rates are both online. Questions? https://social.example/northgate. Always on the way.',
      schedule: { dueAt: new Date('2026-11-29T10:00:00Z') },
      answers: {
        [`${site}/old-rates`]: { answer: 200, leadsTo: `${site}/rates`, redirects: 1 },
        'https://social.example/northgate': { answer: 'unverifiable' },
      },
      expect: {
        'seo/encryption': 'needs-review',
        'seo/redirects': 'needs-review',
        'seo/links': 'needs-review',
        'timing/weekday': 'failed',
      },
    },
    {
      say: 'logistics: a private address, an old word, and no claim',
      language: 'en',
      platform: 'bluesky',
      text: 'More manpower for the night shift: see the new plan on our page.',
      link: 'https://intranet.northgate-freight.example/plan',
      answers: { 'https://intranet.northgate-freight.example/plan': { answer: 'refused' } },
      expect: {
        'seo/links': 'failed',
        'brand/forbidden-word': 'failed',
        'brand/insensitive-wording': 'needs-review',
        'brand/required-claim': 'failed',
      },
    },
    {
      say: 'logistics: an article that compares, in marks of two languages, about a day that is over',
      language: 'en',
      platform: 'website',
      article: {
        title: 'Faster through the tunnel',
        slug: 'faster-through-the-tunnel',
        teaser: 'Our new service to Belgium starts soon.',
        seo: { title: 'Faster through the tunnel', description: 'A new daily service to Belgium: when it starts, and what it costs.' },
        body: [
          'Our new service to Belgium starts on Monday, 16 November 2026. It is faster than Swiftline and leaves every evening at six. „Overnight“ means that your goods arrive before nine.',
          `All prices are on the [page of the service](${site}/belgium).`,
        ],
      },
      pictures: [{ picture: 'harbour', says: 'Lorries wait in front of a tunnel.' }],
      expect: {
        'pr/competitor': 'needs-review',
        'pr/comparative-claim': 'needs-review',
        'brand/typography': 'failed',
        'timing/past-date': 'needs-review',
        'seo/text-length': 'needs-review',
      },
    },
  ],
)
