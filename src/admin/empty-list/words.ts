import type { Localised } from '../words.ts'

export const words = {
  de: { nothingYet: 'Hier ist noch nichts', notYours: 'Anlegen kann das jemand mit den Rechten dafür: Fragen Sie die Administration.' },
  en: { nothingYet: 'Nothing here yet', notYours: 'Somebody with the rights for it can create one: ask your administrators.' },
}

interface Belongs {
  /** What belongs into the list. */
  readonly what: Localised
  /** Words of the button that makes the first one. None where people make none here. */
  readonly create?: Localised
  /** Where what comes here begins. */
  readonly elsewhere?: { readonly to: string; readonly name: Localised }
}

const toPosts = { to: '/admin/collections/posts', name: { de: 'Zu den Beiträgen', en: 'To the posts' } }
const toNewsletters = { to: '/admin/collections/newsletters', name: { de: 'Zu den Newslettern', en: 'To the newsletters' } }

/** What belongs into each list of Payload's that people see. */
export const belongings: { readonly [collection: string]: Belongs } = {
  posts: {
    what: {
      de: 'Beiträge: einmal geschrieben, für jeden Kanal angepasst, von einer zweiten Person freigegeben.',
      en: 'Posts: written once, adapted to each channel, approved by a second person.',
    },
    create: { de: 'Beitrag schreiben', en: 'Write a post' },
  },
  media: {
    what: {
      de: 'Bilder, Filme und Dokumente, mit Alternativtext und Rechten. Von hier kommen sie in die Beiträge.',
      en: 'Pictures, films and documents, with alternative text and rights. From here they get into the posts.',
    },
    create: { de: 'Datei hochladen', en: 'Upload a file' },
  },
  campaigns: {
    what: {
      de: 'Kampagnen: ein Ziel, ein Zeitraum und die Beiträge, die dazu gehören. Der Kalender zeigt sie als Balken.',
      en: 'Campaigns: a goal, a period and the posts that belong to it. The calendar shows them as bars.',
    },
    create: { de: 'Kampagne anlegen', en: 'Create a campaign' },
  },
  topics: {
    what: {
      de: 'Themen, nach denen Beiträge geordnet werden und für die jemand zuständig sein kann.',
      en: 'Topics by which posts are sorted, and that somebody can be responsible for.',
    },
    create: { de: 'Thema anlegen', en: 'Create a topic' },
  },
  sources: {
    what: {
      de: 'Quellen: Feeds, deren neue Einträge hier als Entwürfe ankommen. Freigegeben ist davon nichts.',
      en: 'Sources: feeds whose new entries arrive here as drafts. Nothing of it is approved.',
    },
    create: { de: 'Quelle anlegen', en: 'Create a source' },
  },
  channels: {
    what: {
      de: 'Kanäle: je ein Konto auf einer Plattform. Beginnen Sie mit Ihrer Website, sie gehört Ihnen.',
      en: 'Channels: one account on a platform each. Begin with your website, it is yours.',
    },
    create: { de: 'Kanal anlegen', en: 'Create a channel' },
  },
  'app-keys': {
    what: {
      de: 'Schlüssel der Apps, die manche Plattformen zum Anmelden verlangen. Der Kanal sagt Ihnen, wenn er einen braucht.',
      en: 'Keys of the apps that some platforms demand for signing in. The channel tells you when it needs one.',
    },
    create: { de: 'Schlüssel eintragen', en: 'Enter a key' },
  },
  newsletters: {
    what: {
      de: 'Newsletter: eine Liste von Menschen, die sich selbst angemeldet haben, und ihr Absender.',
      en: 'Newsletters: a list of people who signed up themselves, and its sender.',
    },
    create: { de: 'Newsletter anlegen', en: 'Create a newsletter' },
  },
  subscribers: {
    what: {
      de: 'Menschen, die einen Newsletter bestellt haben. Sie melden sich auf Ihrer Website an, oder Sie übernehmen eine Liste beim Newsletter.',
      en: 'People who ordered a newsletter. They sign up on your website, or you import a list at the newsletter.',
    },
    elsewhere: toNewsletters,
  },
  mailings: {
    what: {
      de: 'Aussendungen: jeder Beitrag, der als Newsletter hinausging, mit seinen Zahlen.',
      en: 'Mailings: each post that went out as a newsletter, with its numbers.',
    },
    elsewhere: toPosts,
  },
  deliveries: {
    what: {
      de: 'Auslieferungen: jeder freigegebene Beitrag auf dem Weg zu jedem seiner Kanäle. Sie entstehen mit der Freigabe.',
      en: 'Deliveries: each approved post on its way to each of its channels. They come into being with the approval.',
    },
    elsewhere: toPosts,
  },
  freezes: {
    what: {
      de: 'Sperren: wann, warum und von wem angehalten und wieder aufgehoben wurde. Anhalten können Sie oben auf jeder Seite.',
      en: 'Freezes: when, why and by whom publishing was stopped and let go on. You can freeze at the top of every page.',
    },
  },
  responses: {
    what: {
      de: 'Was Leserinnen und Leser antworten: Kommentare und Erwähnungen zu Ihren Beiträgen.',
      en: 'What readers answer: comments and mentions of your posts.',
    },
    elsewhere: toPosts,
  },
  reports: {
    what: {
      de: 'Berichte: was eine Marke oder Kampagne gebracht hat, aus Abschnitten, als PDF, Mail und Tabelle. Woche für Woche, Monat für Monat oder von Hand.',
      en: 'Reports: what a brand or campaign has brought, composed of sections, as PDF, mail and table. Week by week, month by month or by hand.',
    },
    create: { de: 'Bericht anlegen', en: 'Create a report' },
  },
  costs: {
    what: {
      de: 'Kosten: was Werbung, Produktion, Agenturen und Lizenzen gekostet haben. Die Auswertung stellt sie neben das, was sie gebracht haben.',
      en: 'Costs: what advertising, production, agencies and licences have cost. The results show them beside what they brought.',
    },
    create: { de: 'Kosten eintragen', en: 'Enter a cost' },
  },
  conversions: {
    what: {
      de: 'Conversions: was Menschen auf Ihrer Website oder in Ihrem Shop getan haben, von dort unterschrieben gemeldet. Wer es war, steht nirgends.',
      en: 'Conversions: what people did on your website or in your shop, told from there with a signature. Nothing says who it was.',
    },
    elsewhere: { to: '/admin/collections/conversion-sources', name: { de: 'Zu den Quellen', en: 'To the sources' } },
  },
  'conversion-sources': {
    what: {
      de: 'Quellen von Conversions: Websites und Shops, die dem Hub melden, was dort bestellt, gebucht oder angefragt wurde.',
      en: 'Sources of conversions: websites and shops that tell the hub what was ordered, booked or asked for there.',
    },
    create: { de: 'Quelle anlegen', en: 'Create a source' },
  },
  brands: {
    what: {
      de: 'Marken: Namen, Farben, Logos und Wörter, an denen jeder Beitrag gemessen wird. Aus der Adresse Ihrer Website liest Funkhaus den Anfang selbst.',
      en: 'Brands: names, colours, logos and words that every post is held to. From the address of your website, Funkhaus reads the beginning by itself.',
    },
    create: { de: 'Marke anlegen', en: 'Create a brand' },
  },
  users: {
    what: { de: 'Die Menschen des Hauses und ihre Rollen.', en: 'The people of the house, and their roles.' },
    create: { de: 'Person einladen', en: 'Invite a person' },
  },
  groups: {
    what: {
      de: 'Gruppen: Menschen, die zusammen gefragt werden, wenn eine Marke ihre Freigabe in Schritten verlangt.',
      en: 'Groups: people who are asked together where a brand demands approval in steps.',
    },
    create: { de: 'Gruppe anlegen', en: 'Create a group' },
  },
  'audit-log': {
    what: {
      de: 'Wer was wann getan hat. Es füllt sich von selbst, und niemand kann es ändern.',
      en: 'Who did what, and when. It fills by itself, and nobody can change it.',
    },
  },
  'api-keys': {
    what: {
      de: 'Schlüssel, mit denen Ihre Website die Inhalte liest. Oben erzeugen Sie den ersten.',
      en: 'Keys by which your website reads the content. Make the first one above.',
    },
    elsewhere: { to: '/api/content/v1/docs', name: { de: 'Zur Beschreibung der API', en: 'To the description of the API' } },
  },
  webhooks: {
    what: {
      de: 'Webhooks: Adressen, die Funkhaus ruft, sobald sich etwas ändert. So weiß Ihre Website davon, ohne zu fragen.',
      en: 'Webhooks: addresses that Funkhaus calls as soon as something changes. So your website knows without asking.',
    },
    create: { de: 'Webhook anlegen', en: 'Create a webhook' },
  },
}
