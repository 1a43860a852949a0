import { house } from '../post.ts'

const site = 'https://www.hs-rheinaue.example'

/** A university: writes with the colon, in German and English. */
export default house(
  {
    name: 'Hochschule Rheinaue',
    website: `${site}/{language}/news/{slug}`,
    imprint: `${site}/impressum`,
    names: [
      { name: 'Hochschule Rheinaue', kind: 'company', wrong: ['FH Rheinaue', 'Fachhochschule Rheinaue'] },
      { name: 'Dr. Jörn Petersen', kind: 'person', wrong: ['Jörn Peterson'] },
    ],
    forbiddenWords: [{ word: 'Studenten', instead: 'Studierende', language: 'de' }],
    address: 'any',
    genderForms: ['colon', 'neutral'],
    emoji: 'few',
    readability: { de: 20, en: 30 },
    dictionary: ['Rheinaue', 'Hackathon'],
    country: 'DE-NW',
    mourningDays: [],
    colors: [{ name: 'Rheingrün', hex: '#4a7c59' }],
  },
  [
    {
      say: 'university, clean: an open day, on Mastodon',
      language: 'de',
      platform: 'mastodon',
      text: 'Studieren an der Hochschule Rheinaue: Am 28. November zeigen wir Labore, Werkstätten und das Wohnheim. Studierende führen über den Campus und beantworten Fragen. Eine Anmeldung ist nicht nötig.\n\n#Studium #Campus',
      link: `${site}/de/news/infotag`,
      pictures: [{ picture: 'hoersaal', says: 'Ein voller Hörsaal mit aufsteigenden Reihen aus Holz.' }],
      expect: {},
    },
    {
      say: 'university, clean: research in English, an article',
      language: 'en',
      platform: 'website',
      article: {
        title: 'How bees find their way in the city',
        slug: 'bees-in-the-city',
        teaser: 'A team of biologists followed four hundred bees through Bonn.',
        author: 'Jörn Petersen',
        seo: {
          title: 'How bees find their way in the city',
          description: 'Four hundred bees, tiny numbers on their backs and one summer: what a team learned about flight in streets.',
        },
        body: [
          'Bees that live in the city fly shorter distances than those in the country, and they get lost less often. That is what a team of our university found out in a study that took two summers.',
          '## Numbers on their backs',
          'The biologists glued tiny numbers to the backs of four hundred bees. Then they put cameras in front of the hives, and at forty places where flowers grow: in gardens, on balconies and along the railway.',
          '“We thought that tall houses would confuse them,” says Jörn Petersen, who led the study. “The opposite is true. They seem to learn streets by heart, much as we do.”',
          '## What helps them',
          'Rows of trees matter most. Where a row is broken, many bees turn back. The team therefore suggests that towns should plant trees without large gaps, even if that means that there are fewer of them in other places.',
          'The data can be used by everybody. In spring, the team will start again, this time with bumblebees, and schools can take part. ' +
            `Teachers find a form on the [page of the project](${site}/en/bees).`,
        ],
      },
      declared: { consents: [{ name: 'Jörn Petersen', agreedOn: '2026-11-02' }] },
      pictures: [{ picture: 'spielfeld', says: 'A bee with a small number on its back sits on a yellow flower.' }],
      expect: {},
    },
    {
      say: 'university, clean: a call for papers, on Bluesky',
      language: 'en',
      platform: 'bluesky',
      text: 'Our spring conference is about rivers and the people who live beside them. We are looking for talks of twenty minutes, from all fields. Send us your abstract by 15 January 2027.',
      link: `${site}/en/rivers`,
      expect: {},
    },
    {
      say: 'university: words of the past, and too many hashtags in the text',
      language: 'de',
      platform: 'mastodon',
      text: 'Unsere Studenten bauen heute #Roboter aus alten #Druckern und zeigen sie um 17 Uhr im Foyer.\n\n#Hackathon #Technik #Robotik #Campus #Rheinaue #Labor',
      expect: { 'brand/forbidden-word': 'failed', 'brand/inclusive-language': 'needs-review', 'accessibility/hashtags': 'needs-review' },
    },
    {
      say: 'university: an article with a wall of a sentence, an acronym and a bad slug',
      language: 'de',
      platform: 'website',
      article: {
        title: 'Neue Prüfungsordnung',
        slug: 'Neue_Prüfungsordnung',
        teaser: 'Was sich im Sommer ändert.',
        seo: { title: 'Neue Prüfungsordnung', description: 'Neue Prüfungsordnung' },
        body: [
          'Studierende, die sich vor dem Beginn des Sommersemesters für eine Prüfung angemeldet haben, die nach der bisherigen Ordnung noch in zwei Teilen abgelegt werden durfte, können diese, sofern der erste Teil bereits bestanden ist und das zuständige Prüfungsamt dem schriftlich zugestimmt hat, bis zum Ende des folgenden Semesters abschließen.',
          `Die Anmeldung erfolgt über das ZPVS. Alle Fristen stehen in der [Übersicht der Termine](${site}/de/termine).`,
        ],
      },
      pictures: [{ picture: 'hoersaal', says: 'Ein leerer Hörsaal mit Tischen aus Holz.', filename: 'IMG_4711.JPG' }],
      expect: {
        'accessibility/plain-language': 'needs-review',
        'seo/slug': 'failed',
        'seo/description': 'failed',
        'seo/text-length': 'needs-review',
        'seo/image-name': 'failed',
      },
    },
    {
      say: 'university: the same text as last year’s post, a foreign original',
      language: 'de',
      platform: 'website',
      article: {
        title: 'Bewerbung für das Sommersemester',
        slug: 'bewerbung-sommersemester',
        teaser: 'Ab dem 1. Dezember ist das Portal geöffnet.',
        seo: {
          title: 'Bewerbung für das Sommersemester',
          description: 'Wann das Portal öffnet, welche Unterlagen nötig sind und wer bei Fragen hilft.',
        },
        body: [
          'Vom 1. Dezember bis zum 15. Januar können sich alle bewerben, die im Sommer ihr Studium beginnen wollen. Das geht nur über das Portal der Hochschule. Dort ist zuerst ein Konto anzulegen.',
          'Nötig sind das Zeugnis, ein Lebenslauf und für einige Fächer ein Nachweis über ein Praktikum. Alle Unterlagen werden als Datei hochgeladen. Wer noch auf sein Zeugnis wartet, reicht es bis Ende Februar nach. Bescheinigungen in anderen Sprachen brauchen eine Übersetzung, die von einer vereidigten Person stammt.',
          'Für Fächer mit beschränkter Zahl an Plätzen entscheidet die Note, und in einigen auch ein Gespräch. Die Termine dafür liegen in der letzten Woche des Januars. Wer eingeladen wird, erfährt es spätestens zehn Tage vorher per E-Mail. Im Februar gehen die Bescheide hinaus.',
          `Fragen beantwortet das Team der Studienberatung an jedem Werktag. Die Zeiten stehen auf der [Seite der Studienberatung](${site}/de/beratung). Dort lässt sich auch ein Gespräch per Video vereinbaren.`,
        ],
      },
      declared: { canonical: 'http://studium-portal.example/bewerbung?utm_source=rheinaue' },
      similar: [
        {
          post: 'old',
          title: 'Bewerbung für das Wintersemester',
          samePost: false,
          channel: 'w',
          platform: 'website',
          similarity: 0.91,
          at: null,
        },
      ],
      pictures: [{ picture: 'hoersaal', says: 'Menschen stehen vor dem Haupteingang der Hochschule.' }],
      expect: { 'seo/duplicate': 'needs-review', 'seo/canonical': 'failed' },
    },
  ],
)
