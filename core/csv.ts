/**
 * Writes rows as CSV (RFC 4180): quoted where needed, each row ended by CR LF.
 *
 * Text that a spreadsheet would take for a formula gets an apostrophe in front: names come from documents that others
 * made.
 */
export function csv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
