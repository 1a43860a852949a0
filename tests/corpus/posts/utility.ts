import { house } from '../post.ts'

const site = 'https://www.stadtwerke-auental.example'

/** A city's utilities: water, buses, pools; formal. */
export default house(
  {
    name: 'Stadtwerke Auental',
    legalName: 'Stadtwerke Auental AöR',
    website: `${site}/{language}/meldungen/{slug}`,
    imprint: `${site}/impressum`,
    names: [
      { name: 'Stadtwerke Auental', kind: 'company', wrong: ['Stadtwerk Auental'] },
      { name: 'Auenbad', kind: 'other', wrong: ['Auen-Bad'] },
    ],
    address: 'formal',
    emoji: 'few',
    crisisTopics: [{ topic: 'Hochwasser', until: '2026-12-15' }],
    dictionary: ['Auental', 'Lindenplatz'],
    country: 'DE-NW',
    quietHours: [{ from: '21:00', to: '07:00' }],
    colors: [{ name: 'Wasserblau', hex: '#1d70b8' }],
  },
  [
    {
      say: 'utility, clean: road works, on Mastodon',
      language: 'de',
      platform: 'mastodon',
      text: 'Ab Montag erneuern wir die Wasserleitung in der Gartenstraße. Die Busse der Linie 4 fahren in dieser Zeit über den Lindenplatz. Wir rechnen mit drei Wochen Bauzeit und bitten um Ihr Verständnis.',
      link: `${site}/de/meldungen/gartenstrasse`,
      expect: {},
    },
    {
      say: 'utility, clean: a thread about drinking water',
      language: 'de',
      platform: 'mastodon',
      text: 'Woher kommt eigentlich unser Trinkwasser? Wir erklären es Ihnen in zwei kurzen Beiträgen.',
      parts: [
        'Das meiste Wasser pumpen wir aus fünf Brunnen im Auenwald. Dort hat der Boden es über viele Jahre gefiltert.',
        'Im Wasserwerk kommt nur noch Luft dazu. Danach fließt es durch 410 Kilometer Rohre bis in Ihre Küche.',
      ],
      link: `${site}/de/wasser`,
      expect: {},
    },
    {
      say: 'utility, clean: the pool opens again, an article',
      language: 'de',
      platform: 'website',
      article: {
        title: 'Das Auenbad öffnet wieder',
        slug: 'auenbad-oeffnet',
        teaser: 'Nach elf Monaten Umbau ist das Hallenbad ab dem 5. Dezember wieder geöffnet.',
        author: 'Stadtwerke Auental',
        seo: {
          title: 'Auenbad öffnet am 5. Dezember',
          description: 'Neue Becken, neue Duschen, alte Preise: Was Sie im umgebauten Hallenbad erwartet.',
        },
        body: [
          'Elf Monate lang war das Auenbad eine Baustelle. Am Samstag, dem 5. Dezember 2026, öffnen wir die Türen wieder. An diesem Tag ist der Eintritt für alle frei.',
          '## Was neu ist',
          'Das große Becken hat jetzt sechs Bahnen. Daneben liegt ein Becken mit warmem Wasser, in dem der Boden sich heben und senken lässt. So können dort am Vormittag Babys schwimmen und am Abend Menschen nach einer Operation üben.',
          'Alle Duschen und Umkleiden sind neu. Zwei davon sind so groß, dass ein Rollstuhl darin wenden kann. Vom Eingang bis zum Beckenrand gibt es keine einzige Stufe mehr.',
          '## Was bleibt',
          'Die Preise bleiben, wie sie waren. Erwachsene zahlen 4,50 Euro, Kinder die Hälfte. Auch der Frühschwimmer-Treff am Dienstag um halb sieben findet wieder statt, und das Café im ersten Stock wird vom selben Ehepaar geführt wie zuvor.',
          '## Kurse',
          `Die ersten Kurse beginnen am 7. Dezember. Freie Plätze finden Sie in der [Übersicht der Schwimmkurse](${site}/de/kurse). Melden Sie sich dort auch ab, wenn Sie verhindert sind: Die Warteliste ist lang.`,
        ],
      },
      pictures: [{ picture: 'harbour', says: 'Das leere Schwimmbecken mit sechs Bahnen vor einer Wand aus Glas.' }],
      expect: {},
    },
    {
      say: 'utility: a date that is none, a crisis topic in an advertisement',
      language: 'de',
      platform: 'mastodon',
      text: 'Beim Hochwasser nasse Füße bekommen? Bei uns nicht: Am Montag, 24.11.2026, öffnet das Auenbad für einen Tag.',
      link: `${site}/de/auenbad`,
      expect: { 'pr/crisis-topic': 'failed', 'timing/past-date': 'failed' },
    },
    {
      say: 'utility: too long for Bluesky',
      language: 'de',
      platform: 'bluesky',
      text: 'In der Nacht zum Donnerstag stellen wir im gesamten Stadtgebiet die Zähler auf ein neues Funknetz um. Zwischen ein und fünf Uhr kann es deshalb vorkommen, dass das Kundenportal nicht erreichbar ist. Ihr Strom fließt in dieser Zeit ganz normal weiter. Sollten Sie am Morgen Fragen haben, dann hilft Ihnen unser Team am Lindenplatz gern weiter.',
      expect: { 'platform/text-length': 'failed' },
    },
    {
      say: 'utility: sponsored words without a sponsor, styled letters',
      language: 'de',
      platform: 'mastodon',
      text: '𝗡𝗲𝘂 im Auenbad: Mit dem Rabattcode AUE10 schwimmen Sie im Dezember für die Hälfte.',
      link: `${site}/de/auenbad`,
      expect: { 'accessibility/styled-letters': 'failed', 'pr/advertising-label': 'needs-review' },
    },
  ],
)
