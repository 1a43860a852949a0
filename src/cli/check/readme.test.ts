import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { addCheck } from './command.ts'
import { report } from './report.ts'

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

describe('the README of check', () => {
  it('has every field of the JSON', () => {
    const fields = [...new Set(fieldsOf(z.toJSONSchema(report)))]
    expect(fields.length).toBeGreaterThan(40)
    expect(fields.filter((field) => !readme.includes(`\`${field}\``))).toEqual([])
  })

  it('has every option', () => {
    const program = new Command()
    addCheck(program)
    const options = program.commands[0]?.options.map(({ flags }) => flags) ?? []
    expect(options.length).toBeGreaterThan(6)
    expect(options.filter((flags) => !readme.includes(`| \`${flags}\` |`))).toEqual([])
  })
})
