import { defineCheck } from '../../check.ts'
import { atPlace } from '../../places.ts'
import { read } from '../../testing.ts'
import { mentionsIn } from '../../text/marks.ts'

const told = { source: 'https://acme.example/mentions', checked: '2026-11-22' } as const
const form = (form: 'name' | 'name-server' | 'domain') => ({ mentionForm: { form, ...told } })
/** So many at most are shown. */
const most = 20

export default defineCheck({
  id: 'platform/mention-form',
  title: {
    pass: { de: 'Die Erwähnungen führen zu Konten', en: 'The mentions lead to accounts' },
    fail: { de: 'Eine Erwähnung führt vielleicht ins Leere', en: 'A mention may lead nowhere' },
  },
  why: {
    de: 'Wer gemeint ist, erfährt nichts davon; oder jemand Fremdes wird an seiner Stelle genannt.',
    en: 'Whoever is meant does not learn of it; or a stranger is named in their place.',
  },
  source: 'How each platform names an account, with the page it was read from, in its manifest.',
  severity: 'warning',
  needs: ['text'],
  messages: {
    server: {
      de: '„{mention}“ nennt auf {platform} nur jemanden vom eigenen Server. Ist ein Konto auf einem anderen gemeint, schreiben Sie seinen Server dazu: @name@server.',
      en: '“{mention}” on {platform} names only somebody on the channel’s own server. If an account on another one is meant, add its server: @name@server.',
    },
    domain: {
      de: '„{mention}“ führt auf {platform} zu keinem Konto: Dort heißt ein Konto wie eine Internetadresse. Suchen Sie den Namen, den es auf {platform} hat, oder nennen Sie es ohne @.',
      en: '“{mention}” leads to no account on {platform}: accounts are called like web addresses there. Look up the name that it has on {platform}, or name it without the @.',
    },
    name: {
      de: '„{mention}“ nennt auf {platform} ein anderes Konto, als gemeint ist: Dort zählt nur, was vor dem zweiten @ steht. Suchen Sie den Namen, den es auf {platform} hat.',
      en: '“{mention}” on {platform} names another account than is meant: only what stands before the second @ counts there. Look up the name that it has on {platform}.',
    },
  },
  appliesTo: ({ platform }, { text }) =>
    platform.mentionForm !== undefined && text.places.some((place) => place.field === 'text' && mentionsIn(place.text).length > 0),
  *run({ text }, { platform }) {
    for (const place of text.places.filter(({ field }) => field === 'text'))
      for (const span of mentionsIn(place.text).slice(0, most)) {
        const message = wrong(span.text.slice(1), platform.mentionForm?.form)
        if (message) yield { message, certainty: 'maybe', at: atPlace(place, span), data: { mention: span.text, platform: platform.name } }
      }
  },
  examples: {
    good: [
      { say: 'With a server where servers are', facts: { text: read('Danke, @anna@social.example!') }, platform: form('name-server') },
      { say: 'Like a web address', facts: { text: read('Thanks, @anna.social.example!') }, platform: form('domain') },
      { say: 'A plain name on one big network', facts: { text: read('Danke, @acme_glocken!') }, platform: form('name') },
    ],
    bad: [
      { say: 'Without a server', facts: { text: read('Danke, @anna!') }, platform: form('name-server'), expect: ['server'] },
      {
        say: 'Taken over from Mastodon',
        facts: { text: read('Danke, @anna@social.example!') },
        platform: form('domain'),
        expect: ['domain'],
      },
      {
        say: 'A name alone where names are domains',
        facts: { text: read('Thanks, @anna!') },
        platform: form('domain'),
        expect: ['domain'],
      },
      {
        say: 'A server where there is but one',
        facts: { text: read('Thanks, @anna@social.example!') },
        platform: form('name'),
        expect: ['name'],
      },
    ],
  },
})

function wrong(name: string, form: 'name' | 'name-server' | 'domain' | undefined): 'server' | 'domain' | 'name' | undefined {
  const hasServer = name.includes('@')
  if (form === 'name-server') return hasServer ? undefined : 'server'
  if (form === 'domain') return hasServer || !name.includes('.') ? 'domain' : undefined
  return form === 'name' && hasServer ? 'name' : undefined
}
