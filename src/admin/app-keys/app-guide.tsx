'use client'
import { useConfig, useFormFields } from '@payloadcms/ui'
import { manifests } from '../../../publishers/manifests.gen.ts'
import { CopyText } from '../parts/copy-text.tsx'
import { OutsideLink } from '../parts/outside-link.tsx'
import { useWords } from '../words.ts'
import { words } from './words.ts'

/** Beside an app's keys: where the app is registered, and what the platform calls what is to be entered here. */
export function AppGuide() {
  const text = useWords(words)
  const { config } = useConfig()
  const platform = useFormFields(([fields]) => fields.platform?.value)
  const manifest = typeof platform === 'string' ? manifests[platform] : undefined
  if (!manifest?.app)
    return (
      <div className="fh field-type">
        <p className="fh-empty">{text.choose}</p>
      </div>
    )
  const { source, id, secret } = manifest.app
  return (
    <section className="fh fh-box" aria-labelledby="fh-app-guide">
      <h2 className="fh-heading" id="fh-app-guide">
        {text.where(manifest.name)}
      </h2>
      <OutsideLink href={source}>{text.page}</OutsideLink>
      <CopyText label={text.redirectLabel} value={`${config.serverURL}/api/channels/connected`} help={text.redirectHelp} />
      <p>{text.named(id, secret)}</p>
    </section>
  )
}
