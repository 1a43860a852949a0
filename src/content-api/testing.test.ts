import { describe } from 'vitest'
import { publicationsContract } from './publications.contract.ts'
import { memoryStore } from './reading/memory-store.ts'

describe('publications in memory', () =>
  publicationsContract(async () => {
    const store = memoryStore()
    return { store, shelf: { ...store, sites: async () => [] } }
  }))
