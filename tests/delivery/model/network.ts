/** What a platform makes of a call that arrives, by what it promises. */
import type { Proof } from '../../../publishers/publisher.ts'
import type { Move } from './moves.ts'
import type { Rows } from './rows.ts'
import type { Answer, Remote, Wire, World } from './world.ts'

/** What is there afterwards, and what is said of it. */
function accept(remote: Remote, content: string, proof: Proof): readonly { readonly after: Remote; readonly answer: Answer }[] {
  const again = { ...remote, live: [...remote.live, content], takenDown: false }
  if (proof === 'key') {
    const isKnown = remote.key === 'remembered' || remote.key === 'doubtful'
    return [{ after: isKnown ? remote : { ...again, key: 'remembered' }, answer: 'ok' }]
  }
  if (proof === 'identity') return [{ after: { ...remote, live: [content], takenDown: false }, answer: 'ok' }]
  if (proof === 'session') {
    if (remote.live.length > 0 || remote.container !== 'none') return [{ after: remote, answer: 'refused' }]
    return [
      { after: { ...remote, container: 'working' }, answer: 'accepted' },
      { after: again, answer: 'ok' },
    ]
  }
  return [{ after: again, answer: 'ok' }]
}

export function arrivals(world: World, rows: Rows, proof: Proof): Move[] {
  return world.wires.flatMap(({ row, content }: Wire, at) => {
    const remote = world.remotes[row]
    if (!remote) return []
    const { fence } = rows.get(world.rows[row] ?? -1)
    const arrives = (name: string, after: Remote, answer: Answer): Move => ({
      name: `${row} ${name}`,
      world: {
        ...world,
        wires: world.wires.filter((_, index) => index !== at),
        remotes: world.remotes.map((one, index) => (index === row ? after : one)),
        // Whoever made the call and is still there.
        actors: world.actors.map((one) =>
          one.is === 'worker' && one.row === row && one.at === 'calling' && rows.get(one.seen).fence <= fence
            ? { ...one, at: 'answered', answer }
            : one,
        ),
      },
    })
    return [
      ...accept(remote, content, proof).flatMap(({ after, answer }) => [
        arrives(`arrives: ${answer}`, after, answer),
        arrives('arrives, and the answer is lost', after, 'lost'),
      ]),
      arrives('is lost', remote, 'lost'),
      // Also what is live already: "duplicate" is said of that.
      arrives('is refused', remote, 'refused'),
      arrives('is told to wait', remote, 'limited'),
      arrives('is signed out', remote, 'signed-out'),
    ]
  })
}
