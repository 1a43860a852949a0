import { defineCheck } from '../../check.ts'
import { atPlace } from '../../places.ts'
import { read } from '../../testing.ts'

const maxAPlace = 20
const twice = /(?<![\p{L}\p{M}\p{N}@#_.'’-])(\p{L}[\p{L}\p{M}]{1,39})[ \u00a0]+(\1)(?![\p{L}\p{M}\p{N}_'’-]|[.:]\p{L})/giu
// Right as they stand: "wenn Sie sie sehen", "sehr, sehr gut" without its comma, "bye bye".
const mayStandTwice = new Set(
  'sie ihr ihnen ihre sehr ganz viel viele lange immer so nein ja doch mehr weit ha hi very really so no yes bye many much far never ever long her knock hip bora duran'.split(
    ' ',
  ),
)
// "Die Kunden, die die Glocke hören", "the bell that that man cast", "had had".
const mayBeRight = new Set('die der das den dem deren dessen was wer wir es in an am that had is do it'.split(' '))

const seen = (text: string) => ({ text: read(text) })

export default defineCheck({
  id: 'brand/repeated-word',
  title: {
    pass: { de: 'Kein Wort steht aus Versehen zweimal', en: 'No word stands twice by mistake' },
    fail: { de: 'Ein Wort steht zweimal hintereinander', en: 'A word stands twice in a row' },
  },
  why: {
    de: 'Wer darüber stolpert, hält den Text für nicht gegengelesen.',
    en: 'People who stumble over it think that nobody has read the text before.',
  },
  source: 'A slip that is made when sentences are put differently, and that its author does not see.',
  severity: 'warning',
  needs: ['text'],
  messages: {
    twice: {
      de: '„{word}“ steht zweimal hintereinander. Streichen Sie eines davon.',
      en: '“{word}” stands twice in a row. Delete one of them.',
    },
    maybe: {
      de: '„{word}“ steht zweimal hintereinander. Lesen Sie nach, ob es so gemeint ist.',
      en: '“{word}” stands twice in a row. Read again whether it is meant so.',
    },
  },
  *run({ text }) {
    for (const place of text.places) {
      let told = 0
      for (const { 0: found, 1: word = '', 2: again = '', index } of place.text.matchAll(twice)) {
        const small = word.toLowerCase()
        // Behind a comma one of them begins a clause.
        const beginsClause = mayBeRight.has(small) && /,\s*$/.test(place.text.slice(Math.max(0, index - 3), index))
        if (mayStandTwice.has(small) || beginsClause) continue
        if (told++ === maxAPlace) break
        const at = atPlace(place, { start: index, end: index + found.length })
        // Capitals are of names: Baden Baden. Where they differ, the first may be a name.
        const isSure = word === again && word === small && !mayBeRight.has(small)
        if (!isSure) yield { message: 'maybe', certainty: 'maybe', at, data: { word } }
        else yield { message: 'twice', certainty: 'sure', at, data: { word }, ...(at.start !== undefined && { fix: word }) }
      }
    }
  },
  examples: {
    good: [
      {
        say: 'A clause that begins with its article',
        facts: seen('Alle, die die Glocke hören, bleiben stehen. Das, was was kostet, ist gut.'),
      },
      { say: 'A polite you and a them', facts: seen('Kommen Sie, wenn Sie sie hören.') },
      { say: 'Emphasis', facts: seen('Das ist eine sehr sehr große Glocke, und wir freuen uns sehr, sehr darauf.') },
      { say: 'The end of one sentence and the beginning of the next', facts: seen('So klingt Bronze. Bronze hält. Wir gießen gießend.') },
      { say: 'Parts of words', facts: seen('Mit mitgebrachten Kindern, Guss-Gussform und https://acme.example/die die-eine.') },
      { say: 'Emphasis in English', facts: seen('A very very big bell. Bye bye!'), story: { language: 'en' } },
    ],
    bad: [
      { say: 'A word too many', facts: seen('Wir laden und und freuen uns auf auf Sie.'), expect: ['twice', 'twice'] },
      { say: 'A word too many in English', facts: seen('We cast the the bell.'), story: { language: 'en' }, expect: ['twice'] },
      { say: 'An article that stands twice, without a comma', facts: seen('Am Samstag läutet die die Glocke.'), expect: ['maybe'] },
      { say: 'What may be a name', facts: seen('Wir waren in Baden Baden.'), expect: ['maybe'] },
    ],
  },
})
