/** What a message of ours carries so that it is known again: told by the history, and seen by nobody in the channel. */
import { createHash } from 'node:crypto'

// https://docs.slack.dev/messaging/message-metadata, general knowledge.
export const eventType = 'funkhaus_delivery'
/** A key of the delivery that does not tell what the hub calls it. */
export const markOf = (deliveryKey: string) => createHash('sha256').update(deliveryKey).digest('base64url')
