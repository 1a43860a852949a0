/** Changes whenever the same picture would be told differently: facts that were kept are then no longer those. */
export const analysisVersion = 1
