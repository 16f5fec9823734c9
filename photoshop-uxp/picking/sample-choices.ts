/** For which layers the user chose to refine all that is visible instead; kept until the plugin is closed. */
export interface SampleChoices {
  isWhole(layer: string): boolean
  choose(layer: string, whole: boolean): void
}

/** Begins with every layer standing for itself. */
export function createSampleChoices(): SampleChoices {
  const whole = new Set<string>()
  return {
    isWhole: (layer) => whole.has(layer),
    choose(layer, isWhole) {
      if (isWhole) whole.add(layer)
      else whole.delete(layer)
    },
  }
}
