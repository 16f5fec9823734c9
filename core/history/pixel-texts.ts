/**
 * Tells whether pixels have changed since a host described them: whether a source state, or a fingerprint, is another
 * now.
 *
 * Every host describes pixels in a form of its own, named before a colon (`psd:…`); a text without a name is a form,
 * too. Only texts of one form can be compared: of any other nothing is said, nor of an empty one, which means unknown.
 *
 * @param stored as recorded; may hold several forms, see {@link withForm}.
 * @param now as the host at work finds it.
 */
export function differs(stored: string, now: string): boolean {
  const same = textOfForm(stored, formOf(now))
  return now !== '' && same !== undefined && same !== now
}

/**
 * Adds how the host at work describes pixels to how another one did, one a line, so that from then on each host can
 * compare with its own.
 *
 * A form that is there already stays as it was written: what differs from it is to be known.
 */
export function withForm(stored: string, now: string): string {
  if (now === '' || textOfForm(stored, formOf(now)) !== undefined) return stored
  return stored === '' ? now : `${stored}\n${now}`
}

function textOfForm(stored: string, form: string): string | undefined {
  return stored.split('\n').find((text) => text !== '' && formOf(text) === form)
}

function formOf(text: string): string {
  return /^[a-z0-9-]+:/.exec(text)?.[0] ?? ''
}
