/** The operations by name, for the command line: over HTTP, or in its own process. */
import type { Payload } from 'payload'
import { Problem } from '../core/problem.ts'
import type { Actor } from '../workflow/audit.payload.ts'
import { startFreeze, thaw } from './freezes.payload.ts'
import { judgePost } from './judge-post.payload.ts'
import { inputs, operationNames, type Answer, type Input, type OperationName } from './operations.ts'
import { listDeliveries, resolveDelivery, retryDelivery, showDelivery } from './operations.payload.ts'

type Operations = { readonly [Name in OperationName]: (payload: Payload, actor: Actor, input: Input<Name>) => Promise<object> }

const operations: Operations = {
  list: (payload, _, input) => listDeliveries(payload, input),
  show: (payload, _, input) => showDelivery(payload, input),
  resolve: resolveDelivery,
  retry: retryDelivery,
  freeze: startFreeze,
  thaw,
  judge: (payload, _, input) => judgePost(payload, input),
}

/** @param osUser who is signed in where the command was given: as that machine says, nobody else */
export const operatorActor = (osUser: string): Actor => ({ id: '', name: `Operator (command line), ${osUser}` })

/**
 * @param asked from outside: it is parsed here
 * @throws Problem 404 for an unknown operation, 400 for what does not fit, and those of the operation.
 */
export async function operate(payload: Payload, actor: Actor, name: string, asked: unknown): Promise<Answer<OperationName>> {
  const known = operationNames.find((each) => each === name)
  if (!known)
    throw new Problem(404, 'no-such-operation', 'The hub knows no such command. It may be of another version than the command line.')
  const input = inputs[known].safeParse(asked)
  if (!input.success) {
    const [issue] = input.error.issues
    throw new Problem(400, 'invalid-input', `${issue?.path.join('.') || 'The command'}: ${issue?.message ?? 'not as expected'}.`)
  }
  const run = operations[known] as (payload: Payload, actor: Actor, input: unknown) => Promise<Answer<OperationName>>
  return run(payload, actor, input.data)
}
