import { defineCheck } from '../../check.ts'
import { atPlace } from '../../places.ts'
import { brandOf, read } from '../../testing.ts'
import { findWord } from '../../text/words.ts'

const claims = (which: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${which})(?![\\p{L}\\p{N}])`, 'giu')
// Time heals, and hams are cured: only what is promised of a body.
const standing = {
  de: claims(
    [
      '(?<!Zeit\\s)heilt|heilsame?[nrsm]?|(?:Wunder|Selbst)heil\\p{L}{1,20}|lindert|schmerzfrei|schmerzlindernde?[nrsm]?',
      'entgiftet|entgiftende?[nrsm]?|entschlack\\p{L}{1,10}|Detox(?:-\\p{L}{1,30})?',
      '(?:stärkt|stärken|unterstützt|boostet)\\s(?:das|Ihr|dein|euer|die)\\s(?:Immunsystem|Abwehrkräfte|Abwehr)',
      'hilft\\s(?:gegen|bei)\\s(?:Krebs|Migräne|Diabetes|Depressionen|Rheuma|Arthrose|Schmerzen|Kopfschmerzen|Allergien|Schlafstörungen|Stress)',
      'senkt\\s(?:den|Ihren|deinen)\\s(?:Blutdruck|Cholesterinspiegel|Blutzucker)|(?:frei\\svon|ohne)\\sNebenwirkungen|nebenwirkungsfreie?[nrsm]?',
      '(?:klinisch|medizinisch|wissenschaftlich)\\s(?:getestete?[nrsm]?|erwiesene?[nrsm]?|bewiesene?[nrsm]?)|gesundheitsfördernde?[nrsm]?|bekömmliche?[nrsm]?|Fettverbrenn\\p{L}{1,6}',
    ].join('|'),
  ),
  en: claims(
    [
      '(?<!time\\s)heals|cures\\s(?:cancer|migraine|diabetes|depression|pain|arthritis|insomnia|your)|miracle\\scure|pain[\\s-]free|relieves\\s(?:\\p{L}{1,20}\\s)?(?:pain|stress|anxiety)',
      'detox(?:ifies|ifying|es)?|(?:boosts?|strengthens?|supports?)\\s(?:your|the)\\simmune\\ssystem',
      'lowers\\s(?:your\\s)?(?:blood\\spressure|cholesterol|blood\\ssugar)|no\\sside[\\s-]effects|without\\sside[\\s-]effects',
      '(?:clinically|medically|scientifically)\\s(?:proven|tested)|burns\\sfat|anti-ageing|anti-aging|prevents\\s(?:cancer|diabetes|disease)',
    ].join('|'),
  ),
}
const brand = brandOf({ healthClaims: ['Klangtherapie', 'tut der Seele gut'] })
const told = (text: string) => ({ text: read(text), brand })
const en = { language: 'en' } as const

export default defineCheck({
  id: 'pr/health-claim',
  title: {
    pass: { de: 'Der Text verspricht keine Gesundheit', en: 'The text promises no health' },
    fail: { de: 'Der Text verspricht vielleicht Gesundheit', en: 'The text may promise health' },
  },
  why: {
    de: 'Kranke glauben daran und versäumen, was ihnen hülfe; ohne Beleg ist es verboten.',
    en: 'People who are ill believe it and miss what would help them; without proof it is forbidden.',
  },
  source: 'Regulation (EC) No 1924/2006 on health claims made on foods, article 10; § 3 HWG; the brand’s own list',
  severity: 'blocker',
  needs: ['text', 'brand'],
  messages: {
    listed: {
      de: '„{found}“ steht auf der Liste der Heilversprechen, die {brand} nicht gibt. Streichen Sie es.',
      en: '“{found}” is on the list of health claims that {brand} does not make. Delete it.',
    },
    suspected: {
      de: '„{found}“ klingt nach einem Heilversprechen. Lassen Sie es rechtlich prüfen, oder streichen Sie es.',
      en: '“{found}” sounds like a health claim. Have it checked by a lawyer, or delete it.',
    },
  },
  *run({ text, brand }, { story: { language } }) {
    for (const place of text.places) {
      const listed = brand.healthClaims.flatMap((claim) => findWord(place.text, claim, language).slice(0, 20))
      for (const span of listed) {
        const data = { found: place.text.slice(span.start, span.end), brand: brand.name }
        yield { message: 'listed', certainty: 'sure', at: atPlace(place, span), data }
      }
      for (const { 0: found, index } of [...place.text.matchAll(standing[language])].slice(0, 20)) {
        const span = { start: index, end: index + found.length }
        if (listed.some(({ start, end }) => start < span.end && span.start < end)) continue
        yield { message: 'suspected', certainty: 'maybe', at: atPlace(place, span), data: { found } }
      }
    }
  },
  examples: {
    good: [
      { say: 'Nothing about health', facts: told('Unsere Glocken klingen warm und tragen weit.') },
      { say: 'Time heals', facts: told('Die Zeit heilt alle Wunden, sagt man. Bleiben Sie gesund!') },
      { say: 'In English', facts: told('Time heals all wounds. Stay healthy!'), story: en },
    ],
    bad: [
      { say: 'A claim of the list', facts: told('Glockenklang tut der Seele gut.'), expect: ['listed'] },
      { say: 'A cure', facts: told('Glockenklang heilt und hilft gegen Migräne.'), expect: ['suspected', 'suspected'] },
      { say: 'A promise about food', facts: told('Unser Detox-Tee stärkt das Immunsystem.'), expect: ['suspected', 'suspected'] },
      {
        say: 'In English',
        facts: told('Clinically proven: bell sound relieves chronic pain.'),
        story: en,
        expect: ['suspected', 'suspected'],
      },
    ],
  },
})
