/** What `pentimento advise --help` says. */
export const adviseHelp = `pentimento advise FILE.psd [--version VERSION] [--kit KIT] [--layer NAME] [--json]

Says what comes next for a picture: where it is on the way from light to polish, which
rounds were kept and which came to nothing, whether it is time to stop, and the one change
that is missing most, as far as measurements, the steps so far and the brief tell. Reads
only, asks nobody, and nothing of it has to be followed.

  --version VERSION  advise on this version: an id, v3 or source; default: what shows
  --kit KIT          a brand kit, a file or by its name: also measure drift from its colours
  --layer NAME       the picture that is meant, for a PSD with several
`
