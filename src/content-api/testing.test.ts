import { describe } from 'vitest'
import { changesContract } from './publications-changes.contract.ts'
import { publicationsContract } from './publications.contract.ts'
import { memoryStore } from './reading/memory-store.ts'

const open = async () => {
  const store = memoryStore()
  return { store, shelf: { ...store, sites: async () => [] } }
}

describe('publications in memory', () => {
  publicationsContract(open)
  changesContract(open)
})
