import { defineCheck } from '../../check.ts'
import { atPlace } from '../../places.ts'
import { read } from '../../testing.ts'

const adjectives = {
  de: 'günstiger|billiger|preiswerter|besser|schneller|sicherer|zuverlässiger|leistungsfähiger|stärker|haltbarer|langlebiger|sparsamer|leiser|nachhaltiger|klimafreundlicher|hochwertiger|moderner',
  en: 'cheaper|better|faster|safer|stronger|quieter|greener|smarter|more (?:affordable|reliable|secure|durable|sustainable|efficient|powerful)',
}
// Compared with one's own past, or with what somebody thought, nobody is compared.
const harmless = {
  de: 'je|jemals|zuvor|früher|gestern|bisher|vorher|nie|gedacht|erwartet|geplant|erhofft|sonst|nichts|letzte[nrs]?|vergangene[nrs]?|im|in|vor|wenn|dass|zu|unsere?|das Vorgängermodell|der Vorgänger|unser Vorgänger',
  en: 'ever|before|usual|expected|planned|never|nothing|last|in|it|we|you|I|if|when|our|sorry|its predecessor|late',
}
const patterns = {
  de: [
    `(?:${adjectives.de})\\s+als(?!\\s+(?:${harmless.de})(?!\\p{L}))`,
    '(?:die|der|unsere?|als|ist|sind)\\s+(?:klare\\s+)?(?:Nr\\.|Nummer)\\s?(?:1|eins)(?!\\d|[.,]\\d)',
    '(?:Welt|Europa)?[Mm]arktführer(?:in|n)?|Testsieger(?:in|n|s)?|Preissieger(?:in|n|s)?',
    'führende[rnsm]?\\s+(?:\\p{L}{1,30}\\s)?(?:Anbieter|Hersteller|Unternehmen|Dienstleister|Gießerei|Marke)(?:in|s|n)?',
    '(?:beste[nrs]?|günstigste[nrs]?|billigste[nrs]?|schnellste[nrs]?|sicherste[nrs]?|größte[nrs]?|modernste[nrs]?)\\s+(?:\\p{L}{1,40}\\s){1,3}(?:Deutschlands|Europas|weltweit|der\\s(?:Welt|Branche|Region)|auf\\sdem\\sMarkt|am\\sMarkt)',
    '(?:konkurrenz|beispiel)los(?:e[nrsm]?)?|unschlagbar(?:e[nrsm]?)?|unübertroffen(?:e[nrsm]?)?',
  ],
  en: [
    `(?:${adjectives.en})\\s+than(?!\\s+(?:${harmless.en})(?!\\p{L}))`,
    '(?:the|our|are|as|is)\\s+(?:No\\.\\s?1|number\\sone|#1)(?!\\d|[.,]\\d)',
    'market[\\s-]lead(?:er|ers|ing)|(?:industry|world)[\\s-]leading|category\\sleader',
    'leading\\s+(?:\\p{L}{1,30}\\s)?(?:provider|manufacturer|supplier|company|brand|maker|foundry)s?',
    "world['’]s\\s(?:best|first|fastest|cheapest|safest|leading|largest|only)|(?:best|cheapest|fastest|safest|largest)\\s+(?:\\p{L}{1,40}\\s){1,3}(?:in\\sthe\\sworld|on\\sthe\\smarket|in\\sEurope|in\\sthe\\sindustry|worldwide)",
    'unbeatable|unrivall?ed|second\\sto\\snone|test\\swinner',
  ],
} as const
const claims = (which: readonly string[]) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${which.join('|')})(?!\\p{L})`, 'giu')
const compiled = { de: claims(patterns.de), en: claims(patterns.en) }
const told = (text: string) => ({ text: read(text) })
const en = { language: 'en' } as const

export default defineCheck({
  id: 'pr/comparative-claim',
  title: {
    pass: { de: 'Der Text vergleicht sich mit niemandem', en: 'The text compares itself with nobody' },
    fail: { de: 'Der Text stellt sich über andere', en: 'The text places itself above others' },
  },
  why: {
    de: 'Wer es nicht belegen kann, täuscht die Kundschaft und wird von Wettbewerbern abgemahnt.',
    en: 'Without proof it deceives customers, and competitors will send a warning letter.',
  },
  source: '§ 5 and § 6 UWG; Directive 2006/114/EC concerning misleading and comparative advertising',
  severity: 'warning',
  needs: ['text'],
  messages: {
    claim: {
      de: '„{found}“ stellt Sie über andere. Belegen Sie es mit einer Quelle, oder sagen Sie, was Sie selbst gut machen.',
      en: '“{found}” places you above others. Prove it with a source, or say what you do well yourselves.',
    },
  },
  *run({ text }, { story: { language } }) {
    for (const place of text.places) {
      for (const { 0: found, index } of [...place.text.matchAll(compiled[language])].slice(0, 20)) {
        yield { message: 'claim', certainty: 'maybe', at: atPlace(place, { start: index, end: index + found.length }), data: { found } }
      }
    }
  },
  examples: {
    good: [
      { say: 'What one does well oneself', facts: told('Unsere Glocken klingen warm und tragen weit.') },
      { say: 'Compared with one’s own past', facts: told('Wir gießen schneller als früher und besser als je zuvor.') },
      { say: 'A number, and nothing else', facts: told('Mehr als 100 Gäste kamen. Treffpunkt ist Halle Nr. 1.') },
      { say: 'In English', facts: told('Our bells are better than ever. Better late than never.'), story: en },
    ],
    bad: [
      { say: 'Than others', facts: told('Acme gießt günstiger als die Konkurrenz.'), expect: ['claim'] },
      { say: 'At the top', facts: told('Wir sind die Nr. 1 und Marktführer.'), expect: ['claim', 'claim'] },
      { say: 'The best far and wide', facts: told('Die besten Glocken Deutschlands.'), expect: ['claim'] },
      { say: 'In English', facts: told('Cheaper than any foundry, and the leading bell maker.'), story: en, expect: ['claim', 'claim'] },
    ],
  },
})
