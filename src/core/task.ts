/** What a person is to post by hand, as the hub tells it to the admin. All instants are ISO 8601. */
import type { Localised } from './answers.ts'
import type { Format, MediaRef } from './story.ts'

/**
 * Whether it may be posted now. `withdrawn`, `edited`: never more as it is. `frozen`, `paused`: not now. `over`: its delivery has ended in
 * another way.
 */
export type TaskStanding = 'open' | 'withdrawn' | 'edited' | 'frozen' | 'paused' | 'over'

/** GET /api/tasks/open answers those of the one who asks, and all of them to channel managers; the oldest first. */
export interface OpenTasks {
  readonly tasks: readonly TaskLine[]
  /** To whom one can be handed over. */
  readonly people: readonly TaskPerson[]
}
export interface TaskPerson {
  readonly id: string
  readonly name: string
}

/** Never what is to be posted: that is told by its sheet, which asks whether it still may be. */
export interface TaskLine {
  readonly id: string
  readonly title: string
  readonly channel: { readonly id: string; readonly name: string; readonly platform: string; readonly handle: string; readonly url: string }
  readonly assignee: TaskPerson | null
  readonly isMine: boolean
  readonly openedAt: string
  /** It was asked for again, or the channel managers were told. */
  readonly told: ToldOf
  readonly standing: TaskStanding
  /** Why it may not be posted. `null`: it may. */
  readonly why: Localised | null
  /** Somebody has opened it: it may have been posted, whatever has become of it since. */
  readonly wasSeen: boolean
}

/** What its people have been told of a task by mail, last. */
export const toldOf = ['nothing', 'open', 'reminded', 'escalated', 'stopped'] as const
export type ToldOf = (typeof toldOf)[number]

/**
 * POST /api/tasks/:id/sheet, each time that it is opened and before anything is copied. 409 with `withdrawn`, `edited`, `frozen`, `paused`,
 * `over` or `not-now` where it may not be posted.
 */
export interface TaskSheet {
  readonly title: string | null
  readonly text: string
  readonly link: string | null
  readonly share: string | null
  readonly format: Format
  readonly media: readonly TaskMedium[]
}
export interface TaskMedium {
  readonly kind: MediaRef['kind']
  readonly alt: string | null
  /** Of a document. */
  readonly title: string | null
  readonly bytes: number
  readonly width: number
  readonly height: number
  /** On this hub. Each time it is asked whether it still may be posted. */
  readonly address: string
  readonly filename: string
}
