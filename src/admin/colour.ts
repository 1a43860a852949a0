/** Red, green and blue, 0 to 255. */
type Rgb = readonly [number, number, number]

const grey: Rgb = [119, 119, 119]

function rgbOf(color: string): Rgb {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color)
  return hex ? [parseInt(hex[1] ?? '', 16), parseInt(hex[2] ?? '', 16), parseInt(hex[3] ?? '', 16)] : grey
}

const hexOf = (rgb: Rgb): string => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`

// Relative luminance and contrast as WCAG 2.2 defines them (w3.org/TR/WCAG22/#dfn-relative-luminance, read 2026-11-22).
function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** 1 to 21. Colours are #rrggbb; anything else counts as a middle grey. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(rgbOf(one)), luminance(rgbOf(other))].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** White where it reads well on the colour, as platforms write on their own; otherwise black. At least 4.5:1 on any. */
export const inkOn = (color: string): '#000000' | '#ffffff' => (contrast(color, '#ffffff') >= 4.5 ? '#ffffff' : '#000000')

/** The colour itself, or the nearest to it, towards black or white, that stands out from the background by `wanted`:1. */
export function legible(color: string, background: string, wanted = 3): string {
  const from = rgbOf(color)
  const target = rgbOf(inkOn(background))
  for (let step = 0; step <= 20; step++) {
    const mixed = hexOf(from.map((part, i) => part + (((target[i] ?? 0) - part) * step) / 20) as unknown as Rgb)
    if (contrast(mixed, background) >= wanted) return mixed
  }
  return hexOf(target)
}
