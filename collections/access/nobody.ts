/** No person, over no API: only the hub's own services write here. */
export const nobody = (): boolean => false
