import type { Env } from '../../config/env.ts'
import type { OperationName } from '../../delivery/operations.ts'

/** Nothing was carried out this way, so another can be tried. The message is a sentence. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

/**
 * How an operation comes to the hub.
 * @param by who is signed in where the command was given
 * @returns what the hub answers, not yet looked at. @throws Unreachable; Problem with the hub's refusal.
 */
export type Way = (settings: Env, operation: OperationName, asked: object, by: string) => Promise<unknown>
