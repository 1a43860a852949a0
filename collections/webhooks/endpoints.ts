import type { Endpoint } from 'payload'

export const webhookEndpoints: Endpoint[] = []
