/** What columns may mean, by their headings in German and English, and by those of other tools' exports and templates. */
import type { ColumnUse, CsvTarget } from '../../core/imports.ts'
import type { Language } from '../../core/story.ts'

type Meaning = 'title' | 'teaser' | 'body' | 'slug' | 'seoTitle' | 'seoDescription' | Exclude<CsvTarget, `${string}.${Language}`>

// Publer: Date, Text, Link(s), Media URL(s), Label(s). Hootsuite: Date, Message, Link. Buffer: Text, Image URL, Tags, Posting Time.
// Later: Caption, Scheduled Time. GoHighLevel, SocialBee: content, postAtSpecificTime, imageUrls.
const known: Readonly<Record<Meaning, string>> = {
  title: 'title titel uberschrift headline heading name posttitle beitragstitel betreff subject',
  teaser:
    'teaser anreisser anreiser kurztext text message nachricht caption posttext postcontent updatetext copy summary excerpt auszug zusammenfassung post tweet beschriftung beitragstext content inhalt',
  body: 'body artikel article bodytext textmarkdown markdowntext inhaltmarkdown bodymarkdown langtext volltext fulltext markdown html textkorper haupttext longtext',
  slug: 'slug adressteil permalink urlslug pfad path postname',
  seoTitle: 'seotitle seotitel metatitle metatitel titletag',
  seoDescription: 'seodescription seobeschreibung metadescription metabeschreibung description beschreibung',
  publishAt:
    'publishat date datum datetime zeitpunkt scheduled scheduledat scheduledtime scheduledate scheduleddate schedule postingtime postdate publishdate publishedat publishdatetime veroffentlichungsdatum veroffentlichung erscheintam erscheinungsdatum termin postatspecifictime sendat sendezeit geplantfur geplantam postedat dueat',
  publishTime: 'time uhrzeit zeit publishtime',
  channels:
    'channel channels kanal kanale profile profiles profil profile profiles account accounts konto konten network networks netzwerk netzwerke platform platforms plattform socialnetwork socialprofile accountname accountid page seite',
  channelText: 'channeltext kanaltext socialtext textonchannel textaufdemkanal',
  link: 'link links url linkurl linkurls webadresse adresse website ogmetaurl postlink webaddress',
  topics: 'topic topics thema themen tag tags label labels category categories kategorie kategorien schlagwort schlagworte schlagworter',
  campaign: 'campaign kampagne campaignname kampagnenname',
  pictures:
    'picture pictures bild bilder image images photo photos foto fotos media medien mediaurl mediaurls imageurl imageurls bildurl filename dateiname datei attachments cover image1',
  externalId: 'id externalid externeid postid updateid uuid guid beitragsid nummer kennung',
  state: 'state status approved freigegeben freigabe reviewstate published veroffentlicht poststatus draft entwurf workflow approvalstatus',
}
const meanings = new Map<string, Meaning>()
for (const [meaning, names] of Object.entries(known))
  for (const name of names.split(' ')) if (!meanings.has(name)) meanings.set(name, meaning as Meaning)

const inLanguage: Readonly<Record<string, Language>> = {
  de: 'de',
  deutsch: 'de',
  german: 'de',
  ger: 'de',
  en: 'en',
  englisch: 'en',
  english: 'en',
  eng: 'en',
}
const perLanguage = new Set<Meaning>(['title', 'teaser', 'body', 'slug', 'seoTitle', 'seoDescription'])

const plainOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\((s|e|n|en)\)$/, '$1')

/** What a heading says by itself. `language`: the one that it names. */
function meaningOf(heading: string): { meaning: Meaning; language: Language | null } | null {
  const words = plainOf(heading)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  const whole = meanings.get(words.join(''))
  if (whole) return { meaning: whole, language: null }
  for (const at of [words.length - 1, 0]) {
    const language = inLanguage[words[at] ?? '']
    const meaning = language && meanings.get(words.toSpliced(at, 1).join(''))
    if (language && meaning && perLanguage.has(meaning)) return { meaning, language }
  }
  return null
}

/**
 * A guess for each column, for a person to look over. Nothing is guessed twice. Texts that name no language are in `language`; a heading that
 * is a channel's name is what the post says there.
 */
export function guessColumns(
  headings: readonly string[],
  language: Language,
  channels: readonly { readonly id: string; readonly name: string }[],
): ColumnUse[] {
  const taken = new Set<string>()
  return headings.map((heading): ColumnUse => {
    const found = meaningOf(heading)
    const channel = channels.find(({ name }) => plainOf(name) === plainOf(heading))
    const use: ColumnUse = channel
      ? `channelText:${channel.id}`
      : !found
        ? ''
        : perLanguage.has(found.meaning)
          ? (`${found.meaning}.${found.language ?? language}` as ColumnUse)
          : (found.meaning as ColumnUse)
    // Several columns may say where a post stands: all of them are named as left behind.
    if (use === 'state') return use
    if (use === '' || taken.has(use)) return ''
    taken.add(use)
    return use
  })
}

/** Whether it says where a post stands elsewhere: `published`, `_status`, `reviewState`. */
export const saysState = (heading: string): boolean => meanings.get(plainOf(heading).replace(/[^a-z0-9]/g, '')) === 'state'
