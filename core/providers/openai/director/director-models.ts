/** A model that can look at pictures and answer in a given form. */
export interface DirectorModel {
  readonly id: string
  /** US dollars for a million tokens. */
  readonly usdPerMillion: { readonly input: number; readonly output: number }
}

/**
 * The model that looks: small, because one sentence is asked for.
 *
 * Prices as announced: community.openai.com/t/1377015 (GPT-5.4 mini: $0.75 in, $4.50 out).
 */
export const directorModel: DirectorModel = {
  id: 'gpt-5.4-mini',
  usdPerMillion: { input: 0.75, output: 4.5 },
}

/** The most that an answer may be long, thinking included, in tokens. */
export const mostAnswerTokens = 2500

/** Longest edge of a picture that is sent: enough to see what is in it. */
export const sentEdge = 1024
