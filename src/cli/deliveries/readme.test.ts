import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answers } from '../../delivery/operations.ts'
import { addDeliveries } from './command.ts'

const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')

/** Names of fields, however deep. */
function fieldsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { properties } = schema as { properties?: object }
  return [
    ...Object.keys(properties ?? {}),
    ...Object.values(schema).flatMap(fieldsOf),
    ...Object.values(properties ?? {}).flatMap(fieldsOf),
  ]
}

describe('the README of deliveries', () => {
  it('has every field of the JSON', () => {
    const { judge: _, ...own } = answers
    const fields = [...new Set(Object.values(own).flatMap((schema) => fieldsOf(z.toJSONSchema(schema))))]
    expect(fields.length).toBeGreaterThan(40)
    expect(fields.filter((field) => !readme.includes(`\`${field}\``))).toEqual([])
  })

  it('has every command and option', () => {
    const program = new Command()
    addDeliveries(program)
    const [deliveries] = program.commands
    const shown =
      deliveries
        ?.createHelp()
        .visibleCommands(deliveries)
        .filter((command) => command.name() !== 'help') ?? []
    expect(shown).toHaveLength(6)
    for (const command of shown) expect(readme).toMatch(new RegExp(`^\\| \`${command.name()}[ \`]`, 'mu'))
    const options = shown.flatMap((command) => command.options.map(({ long }) => long ?? ''))
    expect(options.filter((option) => !readme.includes(option))).toEqual([])
  })
})
