'use client'
import { useForm } from '@payloadcms/ui'
import type { ArrayFieldClientComponent } from 'payload'
import { cropTo } from '../../core/crop.ts'
import { usePlace } from '../post-kinds/use-place.ts'
import { idOf } from '../variant-preview/preview-store.ts'
import { useWords } from '../words.ts'
import { FocalPicture } from './focal-picture.tsx'
import { words } from './words.ts'

/** For each picture that this channel crops: which part of it stays in sight there. */
export const CropsField: ArrayFieldClientComponent = (props) => {
  const text = useWords(words)
  const { path, view, platform } = usePlace(props.path)
  const { getFields, dispatchFields, addFieldRow, removeFieldRow, setModified, disabled } = useForm()
  const isReadOnly = Boolean(props.readOnly || disabled)
  const rowOf = (medium: string) => {
    const rows = getFields()[path]?.rows ?? []
    return rows.findIndex((_, at) => idOf(getFields()[`${path}.${at}.media`]?.value) === medium)
  }
  const pictures = view?.media.filter(({ width, height, aspect, focalPoint, id, kind }) => {
    if (kind !== 'image' || width === 0 || height === 0) return false
    const area = cropTo({ width, height }, aspect ?? undefined, focalPoint)
    // One that was set stays in sight, even where nothing is cropped any more.
    return area.width < width || area.height < height || rowOf(id) >= 0
  })
  if (!view || !pictures || pictures.length === 0) return null

  const put = (medium: string, x: number, y: number) => {
    const at = rowOf(medium)
    if (at >= 0) {
      // Both at once: Payload protects only what was changed last from the answer to an earlier saving.
      const field = (axis: 'x' | 'y', value: number) => ({ ...getFields()[`${path}.${at}.${axis}`], value, isModified: true })
      dispatchFields({ type: 'UPDATE_MANY', formState: { [`${path}.${at}.x`]: field('x', x), [`${path}.${at}.y`]: field('y', y) } })
    } else {
      const field = (value: unknown) => ({ value, initialValue: value, valid: true, passesCondition: true })
      const rowIndex = getFields()[path]?.rows?.length ?? 0
      addFieldRow({
        path,
        schemaPath: 'posts.variants.crops',
        rowIndex,
        subFieldState: { media: field(medium), x: field(x), y: field(y) },
      })
    }
    setModified(true)
  }
  const clear = (medium: string) => {
    const at = rowOf(medium)
    if (at >= 0) removeFieldRow({ path, rowIndex: at })
  }
  return (
    <div className="fh fh-crops" role="group" aria-label={text.crops} id={`field-${path.replaceAll('.', '__')}`}>
      <strong>{text.crops}</strong>
      <p className="fh-quiet">{text.cropHelp(platform?.name ?? view.channel.platformName)}</p>
      {pictures.map((medium, index) => (
        <FocalPicture
          key={medium.id}
          medium={medium}
          label={text.picture(index + 1)}
          isOwn={rowOf(medium.id) >= 0}
          disabled={isReadOnly}
          onChange={({ x, y }) => put(medium.id, x, y)}
          onReset={() => clear(medium.id)}
        />
      ))}
    </div>
  )
}
