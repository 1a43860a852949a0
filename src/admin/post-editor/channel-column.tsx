'use client'
import { Link, useDocumentInfo, useField, useForm, useFormFields } from '@payloadcms/ui'
import type { ArrayFieldClientComponent, FormState } from 'payload'
import { useState } from 'react'
import { Failed } from '../parts/failed.tsx'
import { usePostState } from '../post-state.ts'
import { idOf } from '../variant-preview/preview-store.ts'
import { usePreview } from '../variant-preview/use-preview.ts'
import { useWords } from '../words.ts'
import { ChannelCard, type CardRow } from './channel-card.tsx'
import { goings } from './going.ts'
import { rememberedRows, rowState } from './row-memory.ts'
import { useChannels, type ListedChannel } from './use-channels.ts'
import { words } from './words.ts'

/** So many channels that are not in the post stand open to be switched on; a search among more is the browser's. */
const most = 12

/** Beside the text: each channel of the brand with its switch, and what the post becomes there. It draws the rows of `variants`. */
export const ChannelColumn: ArrayFieldClientComponent = ({
  field,
  path: drawnPath,
  schemaPath = 'posts.variants',
  permissions,
  readOnly,
}) => {
  const text = useWords(words)
  const { id } = useDocumentInfo()
  const { formRef, getFields, addFieldRow, removeFieldRow, disabled: formDisabled } = useForm()
  const { path, rows = [], disabled: fieldDisabled } = useField({ hasRows: true, potentiallyStalePath: drawnPath })
  const brand = useFormFields(([fields]) => idOf(fields.brand?.value))
  const { value: listed, error, reload } = useChannels(brand)
  const { channels: inRows, viewOf, preview, behind } = usePreview()
  const state = usePostState(id)
  const [open, setOpen] = useState<string | null>(null)
  const disabled = Boolean(readOnly || fieldDisabled || formDisabled)

  const going = state ? goings(state) : []
  const rowOf = (at: number): CardRow => ({
    at,
    id: rows[at]?.id ?? String(at),
    isLoading: rows[at]?.isLoading ?? false,
    view: viewOf(at),
    going: going.find(({ channel }) => channel.id === inRows[at]) ?? null,
  })
  const known = listed ?? []
  const cards: { channel: ListedChannel | null; row: CardRow | null }[] = []
  for (const channel of known) {
    const at = inRows.flatMap((one, index) => (one === channel.id ? [index] : []))
    cards.push(...(at.length > 0 ? at.map((index) => ({ channel, row: rowOf(index) })) : [{ channel, row: null }]))
  }
  // Of another brand, gone, or not chosen yet: what stands in the post is shown.
  for (const [at, channel] of inRows.entries()) if (!known.some((one) => one.id === channel)) cards.push({ channel: null, row: rowOf(at) })

  const switchOn = (channel: ListedChannel) => {
    const own = rememberedRows(formRef).get(channel.id)
    const first: FormState = { channel: { value: channel.id, initialValue: channel.id, valid: true, passesCondition: true } }
    addFieldRow({ path, schemaPath, rowIndex: rows.length, subFieldState: own ?? first })
  }
  const switchOff = ({ at, id }: CardRow) => {
    const channel = inRows[at]
    if (channel) rememberedRows(formRef).set(channel, rowState(getFields(), `${path}.${at}`))
    removeFieldRow({ path, rowIndex: at })
    if (open === id) setOpen(null)
  }

  const card = ({ channel, row }: (typeof cards)[number]) => (
    <ChannelCard
      key={row ? row.id : channel?.id}
      {...{ channel, row, field, path, schemaPath, permissions, disabled }}
      complete={(preview?.complete ?? false) && !behind}
      isOpen={row !== null && open === row.id}
      onOpen={(shows) => setOpen(shows && row ? row.id : null)}
      onSwitch={(on) => {
        if (on && channel) switchOn(channel)
        else if (row) switchOff(row)
      }}
    />
  )
  const off = cards.filter(({ row }) => row === null)
  return (
    <section className="fh fh-column" id={`field-${path}`} aria-labelledby="fh-column-title">
      <h2 className="fh-heading" id="fh-column-title">
        {text.channels}
      </h2>
      {brand === null && <p className="fh-empty">{text.noBrand}</p>}
      {brand !== null && !listed && error === undefined && <p className="fh-empty">{text.loading}</p>}
      <Failed error={error} text={text} onAgain={reload} />
      {listed?.length === 0 && (
        <p className="fh-empty">
          {text.none} <Link href="/admin/collections/channels/create">{text.addChannel}</Link>
        </p>
      )}
      <ul className="fh-column__cards">{cards.filter(({ row }) => row !== null).map(card)}</ul>
      <ul className="fh-column__cards">{off.slice(0, most).map(card)}</ul>
      {off.length > most && (
        <details>
          <summary>{text.others(off.length - most)}</summary>
          <ul className="fh-column__cards">{off.slice(most).map(card)}</ul>
        </details>
      )}
    </section>
  )
}
