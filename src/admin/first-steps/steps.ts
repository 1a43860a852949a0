import type { FirstSteps } from '../../core/today.ts'

/** What is to be done next about the post that is to be the first one. */
export type Fourth = 'no-post' | 'invite' | 'submit' | 'decide' | 'revise' | 'wait' | 'no-channel'

export interface Steps {
  readonly brand: 'create' | 'describe' | 'done'
  readonly channel: 'create' | 'connect' | 'done'
  readonly post: 'write' | 'done'
  readonly live: Fourth
  /** The first that is not done: 1 to 4. */
  readonly current: number
}

/** Which of the four steps are done, and what each is about now. That a brand is described is good, and stops nobody. */
export function stepsOf({ brand, channel, post, approvers }: FirstSteps): Steps {
  const steps = {
    brand: !brand ? 'create' : brand.isDescribed ? 'done' : 'describe',
    channel: !channel ? 'create' : channel.isConnected ? 'done' : 'connect',
    post: post ? 'done' : 'write',
  } as const
  const current = !brand ? 1 : steps.channel !== 'done' ? 2 : !post ? 3 : 4
  return { ...steps, live: fourth(post, approvers), current }
}

function fourth(post: FirstSteps['post'], approvers: number): Fourth {
  if (!post) return approvers === 0 ? 'invite' : 'no-post'
  switch (post.state) {
    case 'approved':
      return post.goesAt ? 'wait' : 'no-channel'
    case 'sent-back':
      return 'revise'
    case 'in-review':
      return approvers === 0 ? 'invite' : 'decide'
    case 'draft':
      return approvers === 0 ? 'invite' : 'submit'
  }
}
