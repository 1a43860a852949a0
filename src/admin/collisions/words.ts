export const words = {
  de: {
    title: 'Was sonst noch hinausgeht',
    none: 'Nichts anderes kommt diesem Beitrag in die Quere.',
    failed: 'Ob etwas in die Quere kommt, ist gerade nicht zu erfahren.',
    open: 'Beitrag öffnen',
    openOf: (title: string) => `Beitrag öffnen: ${title}`,
  },
  en: {
    title: 'What else goes out',
    none: 'Nothing else gets in the way of this post.',
    failed: 'Whether something gets in the way cannot be told just now.',
    open: 'Open the post',
    openOf: (title: string) => `Open the post: ${title}`,
  },
}
