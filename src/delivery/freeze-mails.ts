/** What people are told of a freeze by mail, in both languages. Never what was to be published. */
import type { FreezeScope } from '../core/freeze.ts'

export interface Mail {
  readonly subject: string
  readonly text: string
}

export interface Frozen {
  readonly scope: FreezeScope
  /** What people call the brand, platform or channel; '' for everything. */
  readonly name: string
  readonly reason: string
  readonly by: string
}

const place: Record<FreezeScope, (name: string) => { readonly de: string; readonly en: string }> = {
  all: () => ({ de: 'Alles', en: 'Everything' }),
  brand: (name) => ({ de: `Die Marke ${name}`, en: `The brand ${name}` }),
  platform: (name) => ({ de: `Die Plattform ${name}`, en: `The platform ${name}` }),
  channel: (name) => ({ de: `Der Kanal ${name}`, en: `The channel ${name}` }),
}

const mail = (subject: string, de: string, en: string, address: string): Mail => ({ subject, text: `${de}\n\n${en}\n\n${address}\n` })

/** What was stopped together, for one reason. */
type Together = readonly Frozen[]

function told(freezes: Together) {
  const names = (language: 'de' | 'en') => freezes.map(({ scope, name }) => `- ${place[scope](name)[language]}`).join('\n')
  return { reason: freezes[0]?.reason ?? '', by: freezes[0]?.by ?? '', de: names('de'), en: names('en') }
}

export function startedMail(freezes: Together, address: string): Mail {
  const { reason, by, de, en } = told(freezes)
  return mail(
    `Angehalten / frozen: ${short(reason)}`,
    `${by} hat angehalten:\n${de}\n\nGrund: ${reason}\n\nEs geht dort nichts mehr hinaus, bis jemand die Sperre aufhebt.`,
    `${by} has frozen:\n${en}\n\nReason: ${reason}\n\nNothing goes out there any more until somebody lifts the freeze.`,
    address,
  )
}

export function remindedMail(freezes: Together, address: string): Mail {
  const { reason, by, de, en } = told(freezes)
  return mail(
    `Noch angehalten / still frozen: ${short(reason)}`,
    `Noch angehalten ist, wie ${by} es wollte:\n${de}\n\nGrund: ${reason}\n\nSehen Sie jetzt nach, ob das noch nötig ist. Von selbst endet die Sperre nicht.`,
    `Still frozen, as ${by} wanted:\n${en}\n\nReason: ${reason}\n\nPlease look now whether that is still needed. The freeze does not end by itself.`,
    address,
  )
}

export const liftedMail = ({ reason, by }: Pick<Frozen, 'reason' | 'by'>, address: string): Mail =>
  mail(
    `Aufgehoben / lifted: ${short(reason)}`,
    `${by} hat die Sperre aufgehoben: ${reason}\n\nWas fällig ist, geht wieder hinaus.`,
    `${by} has lifted the freeze: ${reason}\n\nWhat is due goes out again.`,
    address,
  )

/** In one line, as a subject must be. */
function short(reason: string): string {
  const line = reason.replace(/\s+/gu, ' ').trim()
  return line.length > 80 ? `${line.slice(0, 79).trimEnd()}…` : line
}
