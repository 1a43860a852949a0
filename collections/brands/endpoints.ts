import type { Endpoint } from 'payload'

/** What can be asked of brands beside Payload's own operations. */
export const brandEndpoints: Endpoint[] = []
