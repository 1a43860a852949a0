import { describe, expect, it } from 'vitest'
import { createPoller, type Polled } from './poller.ts'

/** A page and a clock in the hand of the test, and questions that it answers itself. */
function set(everyMs: (polled: Polled<string>) => number | null = () => 1000) {
  const timers: { run: () => void; ms: number }[] = []
  const questions: { answer: (value: string) => void; refuse: (why: Error) => void; signal: AbortSignal }[] = []
  let visible = true
  const watchers = new Set<() => void>()
  const poller = createPoller<string>({
    ask: (signal) => new Promise((answer, refuse) => questions.push({ answer, refuse, signal })),
    everyMs,
    later(run, ms) {
      const timer = { run, ms }
      timers.push(timer)
      return () => void (timers.includes(timer) && timers.splice(timers.indexOf(timer), 1))
    },
    page: {
      isVisible: () => visible,
      onVisible(listener) {
        watchers.add(listener)
        return () => watchers.delete(listener)
      },
    },
  })
  return {
    poller,
    timers,
    questions,
    ring: () => timers.shift()?.run(),
    hide: () => (visible = false),
    show: () => {
      visible = true
      for (const watcher of watchers) watcher()
    },
    answer: async (i: number, value: string) => {
      questions[i]?.answer(value)
      await settled()
    },
    refuse: async (i: number, why: Error) => {
      questions[i]?.refuse(why)
      await settled()
    },
  }
}
// An answer passes two promises.
const settled = async () => {
  for (let i = 0; i < 5; i++) await Promise.resolve()
}

describe('a poller', () => {
  it('asks at once, and again after the time that the answer calls for', async () => {
    const { poller, timers, questions, ring, answer } = set(({ value }) => (value === 'final' ? null : 5000))
    poller.start()
    expect(questions).toHaveLength(1)
    await answer(0, 'moving')
    expect(poller.snapshot()).toEqual({ value: 'moving', error: undefined, failures: 0 })
    expect(timers.map(({ ms }) => ms)).toEqual([5000])
    ring()
    await answer(1, 'final')
    expect(timers).toEqual([])
  })
  it('keeps the last answer when a later question fails, and counts failures', async () => {
    const { poller, ring, answer, refuse } = set()
    poller.start()
    await answer(0, 'a')
    ring()
    await refuse(1, new Error('lost'))
    ring()
    await refuse(2, new Error('lost again'))
    expect(poller.snapshot()).toMatchObject({ value: 'a', error: new Error('lost again'), failures: 2 })
    ring()
    await answer(3, 'b')
    expect(poller.snapshot()).toEqual({ value: 'b', error: undefined, failures: 0 })
  })
  it('does not ask for a page that is not seen, and asks at once when it is seen again', async () => {
    const { poller, questions, ring, hide, show, answer } = set()
    poller.start()
    await answer(0, 'a')
    hide()
    ring()
    expect(questions).toHaveLength(1)
    show()
    expect(questions).toHaveLength(2)
  })
  it('drops an answer that a newer question has overtaken', async () => {
    const { poller, questions, answer } = set()
    poller.start()
    void poller.reload()
    expect(questions[0]?.signal.aborted).toBe(true)
    await answer(1, 'new')
    await answer(0, 'old')
    expect(poller.snapshot().value).toBe('new')
  })
  it('takes an answer from elsewhere, and drops the older one on its way', async () => {
    const { poller, timers, answer } = set()
    let told = 0
    poller.subscribe(() => told++)
    poller.start()
    poller.put('from a POST')
    await answer(0, 'older')
    expect(poller.snapshot().value).toBe('from a POST')
    expect(told).toBe(1)
    expect(timers).toHaveLength(1)
  })
  it('stops altogether', async () => {
    const { poller, timers, questions, show, answer } = set()
    const stop = poller.start()
    stop()
    await answer(0, 'late')
    show()
    expect([poller.snapshot().value, timers, questions.length]).toEqual([undefined, [], 1])
  })
})
