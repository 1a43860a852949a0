'use client'

interface SwitchProps {
  readonly label: string
  readonly isOn: boolean
  readonly disabled: boolean
  readonly onChange: (on: boolean) => void
}

/** On or off, at once. */
export function Switch({ label, isOn, disabled, onChange }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      className="fh-switch"
      aria-checked={isOn}
      aria-label={label}
      disabled={disabled}
      onClick={() => onChange(!isOn)}
    />
  )
}
