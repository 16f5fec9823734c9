/** What `pentimento advise --help` says. */
export const adviseHelp = `pentimento advise FILE.psd [--version VERSION] [--kit FILE.json] [--layer NAME] [--json]

Says what comes next for a picture: where it is on the way from light to polish, which
rounds were kept and which came to nothing, whether it is time to stop, and the one change
that is missing most, as far as measurements, the steps so far and the brief tell. Reads
only, asks nobody, and nothing of it has to be followed.

  --version VERSION  advise on this version: an id or v3; default: the one that shows
  --kit FILE.json    a brand kit: also measure the distance from its colours
  --layer NAME       the picture that is meant, for a PSD with several
`
