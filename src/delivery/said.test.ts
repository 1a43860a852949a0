import { describe, expect, it } from 'vitest'
import { inBoth, saidIn } from './said.ts'

const down = 'mail.example could not be reached (ECONNREFUSED). Nothing was sent.'
const unreached = 'mail.example war nicht zu erreichen (ECONNREFUSED). Es wurde nichts gesendet.'

describe('what the hub says', () => {
  it.each([
    ['of the engine', 'It was too late and was left out.', 'Es war zu spät und wurde ausgelassen.'],
    ['of what publishers share', down, unreached],
    ['of both', `${down} Look whether the post is live.`, `${unreached} Sehen Sie nach, ob der Beitrag online ist.`],
    [
      'of one within the other',
      `8 attempts did not reach Acme. ${down} Send it again, or leave it out.`,
      `8 Versuche haben Acme nicht erreicht. ${unreached} Senden Sie es noch einmal, oder lassen Sie es aus.`,
    ],
    [
      'of a version that was withdrawn after it was sent',
      'Withdrawn by Ada. An earlier attempt may have arrived; that is being looked up.',
      'Zurückgezogen von Ada. Ein früherer Versuch kann angekommen sein; das wird nachgesehen.',
    ],
    [
      'of an access',
      'The access could not be renewed. Acme did not let us in: token rejected.',
      'Der Zugang ließ sich nicht erneuern. Acme hat uns nicht eingelassen: token rejected.',
    ],
    ['of what people wrote, as they wrote it', 'Frozen: Recall of batch 7.', 'Gesperrt: Recall of batch 7.'],
  ])('is German for who reads German: %s', (_, english, german) => {
    expect(saidIn('de', english)).toBe(german)
    expect(saidIn('en', english)).toBe(english)
    expect(inBoth(english)).toEqual({ de: german, en: english })
  })
})
