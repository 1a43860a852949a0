/** What happens next with a delivery: by itself, or by a person. */
import { manifests } from '../../publishers/manifests.gen.ts'
import type { Delivery } from './ledger.ts'
import type { Next } from './operations.ts'
import { inDoubt, noTime } from './patches.ts'

/** As 2026-11-22 09:30:05 CET, by the clock on the wall of that zone. */
export function clockTime(instant: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }).formatToParts(instant)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}:${part('second')} ${part('timeZoneName')}`
}

/**
 * Total: every state has its sentence. With a command it ends so that "with: …" can follow.
 * @param channelName as people know it
 */
export function whatNext(row: Delivery, channelName: string, now: Date): Next {
  const time = (instant: Date) => clockTime(instant, row.timeZone)
  const itself = (sentence: string): Next => ({ sentence, command: null })
  const person = (sentence: string, rest: string): Next => ({ sentence, command: `funkhaus deliveries ${rest}` })
  const resolve = (sentence: string, choices: string) => person(sentence, `resolve ${row.id} ${choices}`)
  switch (row.state) {
    case 'scheduled':
      if (row.cancel) return itself('It is being withdrawn.')
      if (row.hold.startsWith('freeze:'))
        return person('It is frozen and goes on when that is lifted. Lift it', `thaw ${row.hold.slice('freeze:'.length)}`)
      if (row.hold !== '' && row.reason === noTime)
        return itself('Its time is still to be chosen. Choose one in the post, and this goes out then.')
      if (row.hold !== '') return itself('The post was edited after its approval. Have it approved again, and this goes out.')
      if (row.waitsFor !== '')
        return itself(row.part > 0 ? 'It waits for the part before it.' : 'It waits until the website has published the post.')
      if (row.dueAt > now) return itself(`It goes out at ${time(row.dueAt > row.notBefore ? row.dueAt : row.notBefore)}.`)
      if (row.notBefore > now) return person(`It is tried again at ${time(row.notBefore)}. Try it at once`, `retry ${row.id}`)
      return itself('It goes out as soon as it is its turn.')
    case 'claimed':
    case 'sending':
      return person('It is being sent at this moment. Look what came of it', `show ${row.id}`)
    case 'processing':
      if (manifests[row.platform]?.byHand) return itself('Somebody posts it by hand: the admin’s tasks tell who.')
      return person('The platform has it and is still working on it. Look what came of it', `show ${row.id}`)
    case 'unknown':
    case 'needs-human':
      return resolve('It may be live. Look, then answer', '--live <address> | --not-live | --drop')
    case 'blocked-auth':
      return resolve(`Connect ${channelName} in the admin, and this goes out by itself. Or leave it out`, '--skip')
    case 'late-hold':
      // A part never stands alone.
      if (row.part > 0 && row.replyTo === '')
        return resolve('The part before it is not live. Settle that one first, or leave this out,', '--skip')
      return resolve('It is late. Publish it now, or leave it out,', '--publish | --skip')
    case 'published':
      return itself(row.url ? `It is live at ${row.url}` : 'It is live.')
    case 'rejected':
    case 'failed':
      return person('Correct the post and have it approved again. Or, if the reason has gone, send the same once more', `retry ${row.id}`)
    case 'skipped':
      return inDoubt(row)
        ? resolve('It was left out, but may be live, so it is not sent again. If it is live, say so', '--live <address>')
        : person('It was left out. Send it nevertheless', `retry ${row.id}`)
    case 'withdrawn':
      return itself('Nothing. To send it, have the post approved again.')
    case 'live-withdrawn':
      return resolve(`It is withdrawn, but still live at ${row.url}. Take it down`, '--take-down')
  }
}
