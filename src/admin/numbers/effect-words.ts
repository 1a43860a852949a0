type Clicks = { readonly by: 'hub' | 'platforms' } | null

export const effectWords = {
  de: {
    effect: 'Kosten und Wirkung',
    effectIntro: 'Was ausgegeben wurde, neben dem, was es gebracht hat. Nichts wird umgerechnet: Jede Währung steht für sich.',
    noEffect: 'In dieser Auswahl sind keine Kosten eingetragen und keine Conversions gemeldet.',
    noEffectWhat:
      'Hierher gehört, was Werbung, Produktion oder eine Agentur gekostet hat, und was auf Ihrer Website daraus wurde: Bestellungen, Anmeldungen, Anfragen.',
    addCost: 'Kosten eintragen',
    addSource: 'Website oder Shop anschließen',
    toCosts: 'Alle Kosten',
    toSources: 'Websites und Shops',
    currency: 'Währung',
    costs: 'Kosten',
    costsMean:
      'Alles Eingetragene dieser Auswahl. Ein Betrag über mehrere Tage zählt mit dem Teil, der auf die gewählten Tage fällt; alle Teile ergeben zusammen genau den Betrag.',
    perEngagement: 'Je Interaktion',
    perEngagementMeans: 'Kosten geteilt durch alle Interaktionen der Auswahl.',
    perClick: 'Je Klick',
    perClickMeans: (clicks: Clicks): string =>
      clicks === null
        ? 'Kosten geteilt durch Klicks. Hier fehlen sie: Keine Plattform nennt sie, oder nicht alle Marken zählen gleich.'
        : clicks.by === 'hub'
          ? 'Kosten geteilt durch die Klicks von Menschen auf die kurzen Links des Hubs, denn die Marke zählt sie.'
          : 'Kosten geteilt durch die Klicks, die die Plattformen nennen, denn die Marke zählt selbst keine.',
    perConversion: 'Je Conversion',
    perConversionMeans: 'Kosten geteilt durch alle gemeldeten Conversions der Auswahl, mit und ohne Wert.',
    value: 'Wert',
    valueMeans: 'Summe der Werte, die Websites und Shops in dieser Währung gemeldet haben.',
    roi: 'Rendite',
    roiMeans:
      '(Wert − Kosten) ÷ Kosten, auch ROI genannt. 0 %: Der Wert deckt genau die Kosten. Stehen Kosten in mehreren Währungen, gibt es keine.',
    severalCurrencies:
      'Kosten stehen in mehreren Währungen. Was davon welche Wirkung bezahlt hat, lässt sich nicht sagen; deshalb wird nicht geteilt.',
    conversions: 'Conversions',
    count: 'Anzahl',
    noConversions: 'Keine Conversions in dieser Auswahl.',
    spent: (money: string) => `Ausgegeben: ${money}`,
    converted: (count: number, shown: string) => (count === 1 ? 'eine Conversion' : `${shown} Conversions`),
    eachEngagement: (money: string) => `${money} je Interaktion`,
  },
  en: {
    effect: 'Costs and effect',
    effectIntro: 'What was spent, beside what it brought. Nothing is converted: each currency stands by itself.',
    noEffect: 'In this selection no costs are entered and no conversions told.',
    noEffectWhat:
      'What advertising, production or an agency has cost belongs here, and what became of it on your website: orders, sign-ups, enquiries.',
    addCost: 'Enter a cost',
    addSource: 'Connect a website or shop',
    toCosts: 'All costs',
    toSources: 'Websites and shops',
    currency: 'Currency',
    costs: 'Costs',
    costsMean:
      'All that is entered in this selection. An amount over several days counts with the part that falls on the chosen days; all parts together are exactly the amount.',
    perEngagement: 'Per engagement',
    perEngagementMeans: 'Costs divided by all engagements of the selection.',
    perClick: 'Per click',
    perClickMeans: (clicks: Clicks): string =>
      clicks === null
        ? 'Costs divided by clicks. Here there are none: no platform tells them, or brands count in different ways.'
        : clicks.by === 'hub'
          ? 'Costs divided by the clicks of people on the hub’s short links, as the brand counts them.'
          : 'Costs divided by the clicks that platforms tell, as the brand counts none itself.',
    perConversion: 'Per conversion',
    perConversionMeans: 'Costs divided by all conversions told in the selection, with a value or without.',
    value: 'Value',
    valueMeans: 'Sum of the values that websites and shops have told in this currency.',
    roi: 'Return',
    roiMeans:
      '(value − costs) ÷ costs, also called ROI. 0%: the value just covers the costs. There is none where costs are in several currencies.',
    severalCurrencies: 'Costs are in several currencies. What each of them paid for cannot be told, so nothing is divided.',
    conversions: 'Conversions',
    count: 'Count',
    noConversions: 'No conversions in this selection.',
    spent: (money: string) => `Spent: ${money}`,
    converted: (count: number, shown: string) => (count === 1 ? 'one conversion' : `${shown} conversions`),
    eachEngagement: (money: string) => `${money} per engagement`,
  },
}
