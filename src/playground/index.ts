/** The playground: a seeded company on imitated networks. Nothing leaves the machine, and production never starts it. */
import { Router } from 'express'
import type { Payload } from 'payload'
import type { Env } from '../config/env.ts'

export interface Playground {
  readonly router: Router
  /** How fast time passes for measuring: an hour in ten seconds. */
  readonly measureScale: number
  seed(): Promise<void>
  stop(): Promise<void>
  banner(publicUrl: string): string
}

export async function startPlayground(_: { payload: Payload; settings: Env }): Promise<Playground> {
  return { router: Router(), measureScale: 1 / 360, seed: async () => {}, stop: async () => {}, banner: () => '' }
}
