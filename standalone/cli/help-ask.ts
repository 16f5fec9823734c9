/** What `pentimento ask --help` says. */
export const askHelp = `pentimento ask INPUT [options]

Has an art director (OpenAI) look at a picture or a layered PSD, at most 1024 pixels large,
with its brief, brand kit, locks and what was tried, and name the one most important next
change. Nothing is changed or run. The key comes from OPENAI_API_KEY; what it costs
stands in “pentimento spending”.

  --instruction TEXT  what you have in mind: it is said back more concretely
  --version VERSION   look at this version: an id, v3 or source; default: what shows
  --kit KIT           a brand kit, a file or by its name
  --layer NAME        the picture that is meant, for a PSD with several
  --budget-day USD    refuse if all calls of this day could come to more
  --base-url URL      another server that speaks OpenAI's Responses protocol
  --dry-run           say what would be sent and cost; sends nothing, needs no key
`
