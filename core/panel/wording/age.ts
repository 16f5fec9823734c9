/** Short names of the months, January first. */
export const months = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
]

/** Says how long ago something was made: "just now", "5 min ago", "3 h ago", then the day. */
export function formatAge(createdAt: string, now: number): string {
  const time = Date.parse(createdAt)
  if (Number.isNaN(time)) return ''
  const minutes = Math.floor((now - time) / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${minutes} min ago`
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ago`
  const day = new Date(time)
  const name = `${day.getUTCDate()} ${months[day.getUTCMonth()]}`
  return day.getUTCFullYear() === new Date(now).getUTCFullYear()
    ? name
    : `${name} ${day.getUTCFullYear()}`
}
