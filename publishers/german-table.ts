/** German by the English sentence; {0}, {1} … stand for what differs. */
export type German = Readonly<Record<string, string>>
