/** A decision on a post, with all that follows from it: the checks are asked before, the deliveries are planned after. */
import type { Payload } from 'payload'
import type { Language } from '../core/story.ts'
import { hub } from '../hub.ts'
import { theHub } from '../workflow/audit.payload.ts'
import { advance, decide, type Answer } from '../workflow/decide.payload.ts'
import { noteFindings } from '../workflow/findings.payload.ts'
import { rememberSaid } from '../workflow/fingerprints.payload.ts'
import { blockingSentences, type JudgedVariant } from '../workflow/judge-post.ts'
import { withoutSlots, withoutTimes } from '../workflow/missing-times.ts'
import { isStale, loadReviewed, reopenIfChanged, returnBlocked, type Reviewed } from '../workflow/review.payload.ts'
import { wasEmptied } from '../workflow/moved.payload.ts'
import { loadRound, openRounds } from '../workflow/round.payload.ts'
import type { Decider } from '../workflow/steps.ts'
import { planApproved } from './plan-approved.payload.ts'
import { closeGate } from './standing.ts'

/**
 * The post and its review as they are now. What a post says can change without a save of it: an alternative text in the media
 * library, the account behind a channel. Then the review begins anew here, as after an edit.
 */
export async function reviewedNow(payload: Payload, post: string): Promise<Reviewed> {
  const reviewed = await loadReviewed(payload, post)
  if (!isStale(reviewed)) return reviewed
  if (await reopenIfChanged(payload, post, theHub)) await closeGate(post, hub(payload).ledger)
  return loadReviewed(payload, post)
}

export interface Checked {
  /** Sentences: one is enough to stop it. */
  readonly blocking: readonly string[]
  /** What goes out all the same. */
  readonly exceptions: readonly string[]
  readonly verdicts: readonly JudgedVariant[]
}

/** What stops a post, as sentences; and what goes out by an exception. */
export async function checked(payload: Payload, post: Reviewed, language: Language): Promise<Checked> {
  const verdicts = await hub(payload).judging.judged(post)
  // Its checks could not be asked: the platform's folder was taken out of the hub.
  const unjudged = post.variants.filter(({ channel }) => !verdicts.some(({ variant }) => variant.channel.id === channel.id))
  const unknown = unjudged.map(
    ({ channel: { name, platform } }) =>
      ({
        de: `${name}: Die Plattform „${platform}“ kennt dieser Hub nicht. Entfernen Sie den Kanal aus dem Beitrag.`,
        en: `${name}: this hub does not know the platform “${platform}”. Remove the channel from the post.`,
      })[language],
  )
  const exceptions = verdicts.flatMap(({ variant, judgements }) =>
    judgements.flatMap(({ check, exception }) =>
      exception ? [`${variant.channel.name}, ${check}, by ${exception.byName}: ${exception.reason}`] : [],
    ),
  )
  return { blocking: [...unknown, ...blockingSentences(verdicts, language)], exceptions, verdicts }
}

/**
 * Decides for a person, or for a guest by a link. Where it completes the approval, the post goes on its way.
 * @throws Problem as `decide` does. Whether the one who asks may see the post is the caller's to know.
 */
export async function decideOn(payload: Payload, decider: Decider, post: string, answer: Answer, language: Language): Promise<void> {
  const reviewed = await reviewedNow(payload, post)
  if (answer.answer !== 'approved') return decide(payload, decider, reviewed, answer, { blocking: [], exceptions: [] })
  const { blocking, exceptions, verdicts } = await checked(payload, reviewed, language)
  const missing = await timesMissing(payload, reviewed, language)
  await decide(payload, decider, reviewed, answer, { blocking: [...missing, ...blocking], exceptions })
  await follow(payload, post, verdicts)
}

/** Times may have been taken out, and slots deleted, since the post was submitted. */
const timesMissing = async (payload: Payload, { variants, review }: Reviewed, language: Language): Promise<string[]> =>
  [...withoutSlots(variants), ...withoutTimes(variants, await wasEmptied(payload, review))].map((said) => said[language])

/** What follows from an approval; nothing where steps are still open. */
async function follow(payload: Payload, post: string, verdicts: readonly JudgedVariant[]): Promise<void> {
  const { ledger, bell, judging } = hub(payload)
  if ((await loadReviewed(payload, post)).review.state === 'in-review') return
  // Whoever took an exception back while the last approval was being written saw no approval that he could have judged again.
  const isExcepted = verdicts.some(({ judgements }) => judgements.some(({ exception }) => exception !== null))
  if (isExcepted && !(await judging.judgeAgain(post))) return
  await noteFindings(payload, post, verdicts, true)
  await rememberSaid(payload, verdicts)
  await planApproved(payload, post)
  // An edit may have come between the decision and its deliveries: the gate closes behind them.
  const after = await loadReviewed(payload, post)
  if (after.review.state !== 'approved' || isStale(after)) await closeGate(post, ledger)
  bell.ring()
}

/** Completes what a crash cut off between a decision and the review that it ends. */
export async function completeRounds(payload: Payload): Promise<void> {
  for (const { review, round } of await openRounds(payload)) {
    try {
      if (round.standing.outcome) await complete(payload, review.post)
    } catch (error) {
      payload.logger.error({ err: error, post: review.post }, 'A decision on a post could not be completed. It is tried again.')
    }
  }
}

async function complete(payload: Payload, post: string): Promise<void> {
  const reviewed = await reviewedNow(payload, post)
  if (reviewed.review.state !== 'in-review') return
  const { outcome } = (await loadRound(payload, reviewed.review)).standing
  if (outcome !== 'approved') return void (await advance(payload, reviewed))
  const { blocking, verdicts } = await checked(payload, reviewed, 'en')
  const why = [...(await timesMissing(payload, reviewed, 'en')), ...blocking]
  if (why.length > 0) return void (await returnBlocked(payload, reviewed, why))
  await advance(payload, reviewed)
  await follow(payload, post, verdicts)
}
