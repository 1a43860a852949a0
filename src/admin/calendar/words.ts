export const words = {
  de: { title: 'Kalender' },
  en: { title: 'Calendar' },
}
