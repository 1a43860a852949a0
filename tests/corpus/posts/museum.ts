import { house } from '../post.ts'

const site = 'https://www.harbourmuseum.example'

/** A museum: English and German visitors, many pictures with many owners. */
export default house(
  {
    name: 'Harbour Museum',
    website: `${site}/{language}/stories/{slug}`,
    imprint: `${site}/imprint`,
    names: [{ name: 'Harbour Museum', kind: 'company', wrong: ['Harbor Museum'] }],
    emoji: 'few',
    copyrightHolder: 'Harbour Museum',
    country: 'GB',
    colors: [{ name: 'Harbour blue', hex: '#27506b' }],
  },
  [
    {
      say: 'museum, clean: an exhibition, on Mastodon',
      language: 'en',
      platform: 'mastodon',
      text: 'What did sailors eat on a voyage of three months? Our new exhibition opens on Friday, and yes, you can try the biscuits. They are as hard as they look.\n\n#Museum #SeaHistory',
      link: `${site}/en/stories/sailors-food`,
      pictures: [{ picture: 'harbour', says: 'An old sailing ship in front of a warehouse of red brick.' }],
      expect: {},
    },
    {
      say: 'museum, clean: a guided tour in German, on Bluesky',
      language: 'de',
      platform: 'bluesky',
      text: 'Jeden ersten Sonntag im Monat führen wir auf Deutsch durch das Haus. Treffpunkt ist um elf Uhr an der Kasse. Die Führung dauert eine Stunde und ist auch für Kinder geeignet.',
      link: `${site}/de/fuehrungen`,
      expect: {},
    },
    {
      say: 'museum, clean: a generated picture that says so',
      language: 'en',
      platform: 'mastodon',
      text: 'How the harbour may have looked in 1750: our historians described it, and a model drew it. Image: AI-generated.',
      pictures: [{ picture: 'generated-photo', says: 'Wooden ships in a harbour at sunset, with a church behind them.' }],
      expect: {},
    },
    {
      say: 'museum: a generated picture that does not say so, described by its file name',
      language: 'en',
      platform: 'mastodon',
      text: 'Good morning from the harbour in 1750. What would you have seen first?',
      pictures: [{ picture: 'generated-photo', says: 'harbour_1750_final.png' }],
      expect: { 'pr/ai-label': 'failed', 'accessibility/image-alt': 'failed' },
    },
    {
      say: 'museum: alternative texts that say little, colours alone, drawn signs',
      language: 'en',
      platform: 'mastodon',
      text: 'Tickets for the night of museums are out. Press the green button on our page.\n==========',
      link: `${site}/en/night`,
      pictures: [
        { picture: 'harbour', says: 'Image of the harbour at night.' },
        { picture: 'board-room', says: 'Image of the harbour at night.' },
      ],
      expect: {
        'accessibility/alt-wording': 'needs-review',
        'accessibility/colour-alone': 'needs-review',
        'accessibility/ascii-art': 'needs-review',
      },
    },
    {
      say: 'museum: a picture of nobody, which nobody can read',
      language: 'en',
      platform: 'bluesky',
      text: 'The ropes of the old ferry are being replaced this week. It takes two people to lift one of them.',
      pictures: [
        { picture: 'cut-off-photo', says: 'Two people carry a thick rope.', rightsHolder: '', persons: 'shown', consent: 'unknown' },
      ],
      expect: { 'design/image-readable': 'failed', 'pr/media-origin': 'failed', 'pr/person-consent': 'needs-review' },
    },
  ],
)
