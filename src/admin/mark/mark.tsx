/** The sign of the house: a mast that sends. Drawn in the colour of the text, so that it fits light and dark. */
function Mast({ size }: { readonly size: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M12 10 7 22M12 10l5 12M8.8 17.5h6.4" />
      <circle cx="12" cy="8" r="1.6" fill="currentColor" stroke="none" />
      <path d="M8.5 11.5a5 5 0 0 1 0-7M15.5 11.5a5 5 0 0 0 0-7M5.7 14a8.8 8.8 0 0 1 0-12M18.3 14a8.8 8.8 0 0 0 0-12" />
    </svg>
  )
}

/** In the breadcrumbs of every page. */
export function Icon() {
  return <Mast size={22} />
}

/** On the pages for signing in. */
export function Logo() {
  return (
    <span className="fh-logo">
      <Mast size={44} />
      Funkhaus
    </span>
  )
}
