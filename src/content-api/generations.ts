import type { Clock } from '../core/clock.ts'

/** A time in which content does not change. Told apart by identity. */
export interface Generation {
  /** When content was last seen to change. */
  readonly since: Date
}

export interface Generations {
  /** At most `freshMs` behind, whichever process changed the content. */
  current(): Promise<Generation>
  /** Content has changed here: what was made from it before holds no more. */
  end(): void
}

/** @param options.freshMs how long the version is taken for granted before it is asked for again. Default 1000. */
export function createGenerations(options: {
  readonly version: () => Promise<string>
  readonly clock: Clock
  readonly freshMs?: number
}): Generations {
  const { version, clock, freshMs = 1000 } = options
  let current: Generation = { since: clock.now() }
  let known: string | undefined
  let askedAt = Number.NEGATIVE_INFINITY
  let asking: Promise<void> | undefined

  const end = () => {
    current = { since: clock.now() }
  }
  const ask = async () => {
    const at = clock.now().getTime()
    const told = await version()
    if (known !== undefined && told !== known) end()
    known = told
    askedAt = at
  }

  return {
    end,
    async current() {
      // A clock may be set back: then it is asked too.
      if (Math.abs(clock.now().getTime() - askedAt) >= freshMs) {
        asking ??= ask().finally(() => (asking = undefined))
        await asking
      }
      return current
    },
  }
}
