const shapes = {
  check: <path d="m3 8.5 3.2 3.2L13 4.8" />,
  cross: <path d="m4 4 8 8m0-8-8 8" />,
  warning: <path d="M8 2.2 14.6 13.6H1.4L8 2.2Zm0 4.3v3.4m0 1.7v.1" />,
  stop: <path d="M5.3 1.8h5.4l3.5 3.5v5.4l-3.5 3.5H5.3l-3.5-3.5V5.3l3.5-3.5ZM8 4.9v3.9m0 2.2v.1" />,
  info: <path d="M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8Zm0 5.6v3.6m0-6.1V5" />,
  clock: <path d="M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8Zm0 2.9v3.5l2.4 1.5" />,
  sending: <path d="M14 2 7 9m7-7L9.6 14 7 9 2 6.4 14 2Z" />,
  question: <path d="M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8ZM6.2 6.3c.2-2.3 3.7-2.2 3.7 0 0 1.4-1.8 1.4-1.8 2.7m0 2.2v.1" />,
  key: <path d="M10.4 2.2a3.4 3.4 0 1 1-2.5 5.7L2.4 13.4v-2.6h1.8V9h1.7l1.2-1.2a3.4 3.4 0 0 1 3.3-5.6Zm.9 2.4v.1" />,
  none: <path d="M3 8h10" />,
  pause: <path d="M5.5 3v10m5-10v10" />,
  document: <path d="M3.5 1.8h6l3 3v9.4h-9V1.8Zm6 0v3h3M5.8 8h4.4m-4.4 2.8h4.4" />,
  picture: <path d="M2 3h12v10H2V3Zm0 8 3.6-3.6 2.6 2.6 2-2L14 11.4M10.3 5.9v.1" />,
}

export type IconName = keyof typeof shapes

/** A drawing beside a word, never instead of one: it is hidden from screen readers. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="fh-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {shapes[name]}
    </svg>
  )
}
