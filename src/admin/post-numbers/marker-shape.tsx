import type { Marker } from './series.ts'

/** A marker of a line, drawn around its middle. Filled with the background, so that lines behind it stay apart. */
export function MarkerShape({
  marker,
  x,
  y,
  color,
}: {
  readonly marker: Marker
  readonly x: number
  readonly y: number
  readonly color: string
}) {
  const look = { stroke: color, strokeWidth: 2, fill: color }
  switch (marker) {
    case 'circle':
      return <circle cx={x} cy={y} r={4} {...look} />
    case 'ring':
      return <circle cx={x} cy={y} r={4} {...look} fill="var(--theme-elevation-0)" />
    case 'square':
      return <rect x={x - 4} y={y - 4} width={8} height={8} {...look} />
    case 'diamond':
      return <path d={`M${x} ${y - 5.5}l5.5 5.5-5.5 5.5-5.5-5.5z`} {...look} />
    case 'triangle':
      return <path d={`M${x} ${y - 5}l5 9h-10z`} {...look} />
    case 'cross':
      return <path d={`M${x - 4} ${y - 4}l8 8m0-8l-8 8`} {...look} />
  }
}
