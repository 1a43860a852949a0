import { house } from '../post.ts'

const site = 'https://www.ledgerline.example'

/** Software for bookkeepers: English, plain, without hype. */
export default house(
  {
    name: 'Ledgerline',
    legalName: 'Ledgerline Software Ltd',
    website: `${site}/blog/{slug}`,
    imprint: `${site}/legal`,
    names: [
      { name: 'Ledgerline', kind: 'company', wrong: ['LedgerLine', 'Ledger Line'] },
      { name: 'CloseBook', kind: 'product', wrong: ['Closebook', 'Close Book'] },
    ],
    forbiddenWords: [
      { word: 'revolutionary', instead: 'new', language: 'en' },
      { word: 'blacklist', instead: 'blocklist', language: 'en' },
      { word: 'effortless*', instead: '', language: 'en' },
    ],
    forbiddenClaims: [{ claim: 'guaranteed audit-proof', instead: 'built for audits', language: 'en' }],
    emoji: 'few',
    readability: { de: null, en: 50 },
    competitors: ['Bookwise', 'Tallyhub'],
    dictionary: ['VAT', 'changelog', 'onboarding'],
    country: 'GB',
    colors: [{ name: 'Teal', hex: '#0f766e' }],
  },
  [
    {
      say: 'software, clean: a new feature, on Mastodon',
      language: 'en',
      platform: 'mastodon',
      text: 'CloseBook now matches bank payments with open invoices while you sleep. In the morning you see what is left, and why. It’s free for everybody who already uses Ledgerline.\n\n#Bookkeeping #SmallBusiness',
      link: `${site}/blog/matching`,
      expect: {},
    },
    {
      say: 'software, clean: a fault that is over, on Bluesky',
      language: 'en',
      platform: 'bluesky',
      text: 'Between 9 and 10 this morning, some of you could not sign in. The cause was a certificate that had run out on one of our servers. It has been replaced, and no data was lost. We are sorry for the trouble.',
      expect: {},
    },
    {
      say: 'software, clean: an article about closing the year',
      language: 'en',
      platform: 'website',
      article: {
        title: 'Seven steps to close your year',
        slug: 'close-your-year',
        teaser: 'A checklist for December that leaves you a free January.',
        author: 'Rosa Whitcombe',
        seo: {
          title: 'Seven steps to close your year',
          description: 'Receipts, stock, loans and the rest: what to do in December so that January stays calm.',
        },
        body: [
          'The year ends for everybody on the same day, and so most bookkeepers do the same things in the same week. If you start in December, you will have most of it behind you by then.',
          '## Start with the bank',
          'Compare the balance in your books with the one on your statement. If they differ, look for payments that were entered twice, and for fees that nobody entered at all. Do the same for cash and for cards.',
          '## Chase what is open',
          'Make a list of all invoices that are older than thirty days. Call the customers on it, one by one. A short call in December brings in more money than three letters in January.',
          '## Count your stock',
          'Count what is on your shelves and compare it with what your books say. Write off what is broken, and note down why. Your auditor will ask.',
          '## Put it all in one place',
          `Scan the receipts that are still on paper. Name each file by its date and its supplier. If you use CloseBook, drop them into the inbox and let it do the naming. Our [guide to receipts](${site}/blog/receipts) shows you how.`,
          'Then close the period, so that nobody changes it by mistake. Have a good start into the new year.',
        ],
      },
      pictures: [{ picture: 'board-room', says: 'A tidy desk with a laptop, a calendar and a cup of tea.' }],
      expect: {},
    },
    {
      say: 'software: hype, a misspelled product and a slip of the pen',
      language: 'en',
      platform: 'mastodon',
      text: 'Meet our revolutionary assistant for Closebook. It will recieve your invoices by mail and is guaranteed audit-proof.',
      link: `${site}/blog/assistant`,
      expect: {
        'brand/forbidden-word': 'failed',
        'brand/names': 'failed',
        'brand/spelling': 'failed',
        'brand/forbidden-claim': 'failed',
      },
    },
    {
      say: 'software: straight quotes, three dots, a mention without a domain',
      language: 'en',
      platform: 'bluesky',
      text: 'Thanks to @rosa for the question: "Can I import old years, too?" You can... and it\'s easier than you think.',
      link: `${site}/blog/import`,
      expect: { 'brand/typography': 'failed', 'platform/mention-form': 'needs-review' },
    },
    {
      say: 'software: an article whose title and description are too long, whose slug is clutter',
      language: 'en',
      platform: 'website',
      article: {
        title: 'Everything that you and your whole team should know about the new rules for invoices next year',
        slug: 'everything-that-you-and-your-whole-team-should-know-about-the-new-rules-for-invoices-next-year',
        teaser: 'The rules for invoices change in January.',
        author: 'by Rosa Whitcombe',
        seo: {
          title: '',
          description:
            'The rules for invoices change in January, and there is a lot to know about them: which fields are new, which ones are gone, who has to send invoices as files, how long they have to be kept, and what happens to those who do not follow the rules in the first year.',
        },
        body: [
          'From January on, invoices between companies have to be sent as files that a machine can read. A picture of a paper invoice is no longer enough.',
          `Ledgerline writes such files today. Open the settings, choose the new format and save. Then send one invoice to yourself and look at it. If it arrives, you are ready. All fields are explained in our [guide to the new format](${site}/blog/format).`,
        ],
      },
      pictures: [{ picture: 'board-room', says: 'A stack of paper invoices beside a laptop.' }],
      expect: {
        'seo/title': 'needs-review',
        'seo/description': 'needs-review',
        'seo/slug': 'needs-review',
        'seo/structured-data': 'needs-review',
        'seo/text-length': 'needs-review',
        // The description is one sentence.
        'accessibility/plain-language': 'needs-review',
      },
    },
  ],
)
